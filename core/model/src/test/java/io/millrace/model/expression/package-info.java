/** Tests of SQL expressions. */
@NullMarked
package io.millrace.model.expression;

import org.jspecify.annotations.NullMarked;
