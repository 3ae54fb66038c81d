package io.millrace.expressions;

import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import java.util.Arrays;
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

    /** A function of the job that threw where it computes a row. */
    static MillraceException failed(Expression.UserCall call, Column[] arguments, int row, Throwable cause) {
        return new MillraceException(
                "FUNCTION_FAILED",
                "'" + call.toSql() + "' failed for " + shown(arguments, row) + ": " + oneLine(cause),
                cause);
    }

    /** A function of the job that threw where it computes a batch. */
    static MillraceException failed(Expression.UserCall call, Throwable cause) {
        return new MillraceException("FUNCTION_FAILED", "'" + call.toSql() + "' failed: " + oneLine(cause), cause);
    }

    /** A function of the job that gave something else than it may. */
    static MillraceException wrongResult(Expression.UserCall call, String found, String expected) {
        return new MillraceException(
                "FUNCTION_RESULT_INVALID", "'" + call.toSql() + "' gave " + found + "; expected " + expected);
    }

    /** The values of a row, in parentheses. */
    static String shown(Column[] values, int row) {
        return Arrays.stream(values)
                .map(column -> column.validity().isNull(row) ? "null" : shown(value(column, row)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String value(Column column, int row) {
        return switch (column) {
            case BooleanColumn c -> String.valueOf(c.get(row));
            case IntColumn c -> String.valueOf(c.values()[row]);
            case LongColumn c -> String.valueOf(c.values()[row]);
            case DoubleColumn c -> String.valueOf(c.values()[row]);
            case DecimalColumn c -> DecimalMath.text(c, row);
            case BytesColumn c -> "'" + c.string(row) + "'";
            case NestedColumn c -> "…";
        };
    }

    private static String oneLine(Throwable cause) {
        return cause.toString().strip().replaceAll("\\p{Cntrl}+", " ");
    }

    private static String shown(String text) {
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
    }
}
