package io.millrace.expressions;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link ConditionTest} builds and expects: comparisons with constants, and logic in three values. */
final class Conditions {
    private Conditions() {}

    static Expression withRightConstant(String column, String operator, @Nullable Object constant) {
        Expression left = Cases.expression(column);
        return comparison(operator, left, literal(constant, left));
    }

    static Expression withLeftConstant(Object constant, String operator, String column) {
        Expression right = Cases.expression(column);
        return comparison(operator, literal(constant, right), right);
    }

    static @Nullable Boolean and(@Nullable Boolean p, @Nullable Boolean q) {
        if (Boolean.FALSE.equals(p) || Boolean.FALSE.equals(q)) {
            return false;
        }
        return (p == null || q == null) ? null : Boolean.TRUE;
    }

    static @Nullable Boolean or(@Nullable Boolean p, @Nullable Boolean q) {
        if (Boolean.TRUE.equals(p) || Boolean.TRUE.equals(q)) {
            return true;
        }
        return (p == null || q == null) ? null : Boolean.FALSE;
    }

    static @Nullable Boolean not(@Nullable Boolean p) {
        return p == null ? null : Boolean.valueOf(!p);
    }

    static @Nullable Integer number(@Nullable Boolean p) {
        return p == null ? null : Integer.valueOf(p ? 1 : 0);
    }

    private static Expression literal(@Nullable Object constant, Expression beside) {
        Object value = constant instanceof Instant time ? ChronoUnit.MICROS.between(Instant.EPOCH, time) : constant;
        return new Expression.Literal(value, beside.type());
    }

    private static Expression comparison(String operator, Expression left, Expression right) {
        ScalarFunction function =
                switch (operator) {
                    case "=" -> ScalarFunction.EQUAL;
                    case "<>" -> ScalarFunction.NOT_EQUAL;
                    case "<" -> ScalarFunction.LESS;
                    case "<=" -> ScalarFunction.LESS_OR_EQUAL;
                    case ">" -> ScalarFunction.GREATER;
                    case ">=" -> ScalarFunction.GREATER_OR_EQUAL;
                    default -> throw new IllegalArgumentException(operator);
                };
        return new Expression.Call(function, List.of(left, right), Scalar.BOOLEAN, left.nullable() || right.nullable());
    }
}
