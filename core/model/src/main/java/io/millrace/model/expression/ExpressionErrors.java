package io.millrace.model.expression;

/** What becomes of a row for which an operation has no value: an overflow, a division by zero, a CAST of what is none. */
public enum ExpressionErrors {
    /** The job fails. */
    FAIL,
    /** The operation gives null for the row. */
    AS_NULL
}
