/**
 * Evaluation of expressions on batches, a column at a time, with the semantics of SQL: null in, null out; three-valued
 * logic; an overflow or a division by zero is an error. Doubles compare as IEEE 754 says, text by its UTF-8 bytes.
 */
@NullMarked
package io.millrace.expressions;

import org.jspecify.annotations.NullMarked;
