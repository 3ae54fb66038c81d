package io.millrace.expressions;

import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import java.util.stream.Collectors;

/** What can go wrong, as users see it: each error names the expression and the values found. */
final class Errors {
    private static final int SHOWN_CHARACTERS = 40;

    private Errors() {}

    static MillraceException unsupported(Expression.Call call) {
        String types = call.arguments().stream()
                .map(argument -> argument.type().toString())
                .collect(Collectors.joining(", "));
        return new MillraceException(
                "EXPRESSION_TYPE_UNSUPPORTED",
                "'" + call.toSql() + "': " + call.function() + " of (" + types + ") to " + call.type()
                        + " cannot be evaluated; cast the arguments to one type that it is defined for");
    }

    static MillraceException unsupported(Expression.Literal literal) {
        return new MillraceException(
                "EXPRESSION_TYPE_UNSUPPORTED",
                "'" + literal.toSql() + "': constants of type " + literal.type()
                        + " cannot be evaluated; write a DOUBLE, such as 2.5e0");
    }

    /** A call whose arguments the type checker would have refused. */
    static MillraceException malformed(Expression.Call call) {
        return new MillraceException(
                "EXPRESSION_ARGUMENT_INVALID",
                "'" + call.toSql() + "' lacks a constant that is right for " + call.function());
    }

    static MillraceException overflow(Expression.Call call, String values) {
        return new MillraceException(
                "EXPRESSION_OVERFLOW",
                "the result of '" + call.toSql() + "' does not fit into " + call.type() + ": the values are " + values);
    }

    static MillraceException divisionByZero(Expression.Call call, String dividend) {
        return new MillraceException(
                "EXPRESSION_DIVISION_BY_ZERO",
                "division by zero in '" + call.toSql() + "': the dividend is " + dividend);
    }

    /** An argument for which a function has no value. */
    static MillraceException invalid(Expression.Call call, String values, String expected) {
        return new MillraceException(
                "EXPRESSION_ARGUMENT_INVALID",
                "'" + call.toSql() + "' has no value for " + shown(values) + "; expected " + expected);
    }

    static MillraceException uncastable(Expression.Call call, String text, String expected) {
        return new MillraceException(
                "EXPRESSION_CAST_INVALID", "'" + call.toSql() + "': found '" + shown(text) + "', expected " + expected);
    }

    private static String shown(String text) {
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
    }
}
