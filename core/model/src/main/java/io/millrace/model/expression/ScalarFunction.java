package io.millrace.model.expression;

/** The functions and operators of expressions. What has a name in SQL is declared in {@link SqlFunctions}. */
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
    /** To {@link Expression.Call#type()}. */
    CAST,
    /** To {@link Expression.Call#type()}; null where a CAST would fail. */
    TRY_CAST,
    /** Of conditions, each with its value behind it, and the value if none is true. */
    CASE,
    COALESCE,
    NULLIF,
    ABS,
    CEIL,
    FLOOR,
    ROUND,
    SIGN,
    SQRT,
    POW,
    EXP,
    LN,
    LOG10,
    GREATEST,
    LEAST
}
