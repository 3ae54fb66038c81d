package io.millrace.expressions;

/** A BOOLEAN expression that can be had as a column or as the rows for which it is true. */
interface BooleanFunction extends ColumnFunction, RowPredicate {}
