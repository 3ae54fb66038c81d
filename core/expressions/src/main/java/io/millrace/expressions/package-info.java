/** Stateless evaluation of expressions on batches. */
@NullMarked
package io.millrace.expressions;

import org.jspecify.annotations.NullMarked;
