/** Expressions in whole jobs, beside the reference interpreter. */
@NullMarked
package io.millrace.conformance.expression;

import org.jspecify.annotations.NullMarked;
