package io.millrace.model.expression;

/** The functions and operators of expressions. */
public enum ScalarFunction {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO,
    NEGATE,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    AND,
    OR,
    NOT,
    IS_NULL,
    IS_NOT_NULL,
    COALESCE,
    /** To {@link Expression.Call#type()}. */
    CAST
}
