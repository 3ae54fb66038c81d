/** Scalar expressions as data: a small typed tree with the null semantics of SQL. */
@NullMarked
package io.millrace.model.expression;

import org.jspecify.annotations.NullMarked;
