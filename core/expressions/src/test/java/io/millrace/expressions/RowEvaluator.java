package io.millrace.expressions;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.ScalarFunction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of expressions said again, a row and a value at a time, sharing no code with what is tested. Where an
 * operation has no result it throws ArithmeticException or gives null, as it is told.
 */
final class RowEvaluator {
    private final List<@Nullable Object> row;

    private final ExpressionErrors errors;

    RowEvaluator(List<@Nullable Object> row, ExpressionErrors errors) {
        this.row = row;
        this.errors = errors;
    }

    @Nullable Object value(Expression expression) {
        return switch (expression) {
            case Expression.Column column -> row.get(column.index());
            case Expression.Literal literal ->
                literal.value() instanceof Long micros && literal.type() == Scalar.TIMESTAMP
                        ? Instant.EPOCH.plus(micros, ChronoUnit.MICROS)
                        : literal.value();
            case Expression.Call call -> attempt(call);
            case Expression.UserCall call ->
                throw new IllegalArgumentException("not among random expressions: " + call);
        };
    }

    private @Nullable Object attempt(Expression.Call call) {
        try {
            return call(call);
        } catch (ArithmeticException noResult) {
            if (errors == ExpressionErrors.FAIL) {
                throw noResult;
            }
            return null;
        }
    }

    private @Nullable Object call(Expression.Call call) {
        Expression first = call.arguments().getFirst();
        Expression last = call.arguments().getLast();
        return switch (call.function()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> {
                Object a = value(first);
                Object b = value(last);
                yield (a == null || b == null) ? null : arithmetic(call, a, b);
            }
            case NEGATE -> negate(value(first));
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                Object a = value(first);
                Object b = value(last);
                yield (a == null || b == null) ? null : compare(call, a, b);
            }
            case AND -> {
                Boolean a = (Boolean) value(first);
                yield Boolean.FALSE.equals(a) ? a : Conditions.and(a, (Boolean) value(last));
            }
            case OR -> {
                Boolean a = (Boolean) value(first);
                yield Boolean.TRUE.equals(a) ? a : Conditions.or(a, (Boolean) value(last));
            }
            case NOT -> Conditions.not((Boolean) value(first));
            case IS_NULL -> value(first) == null;
            case IS_NOT_NULL -> value(first) != null;
            case COALESCE -> {
                Object a = value(first);
                yield a == null ? value(last) : a;
            }
            case CAST -> cast(value(first), (Scalar) call.type());
            default -> throw new IllegalArgumentException("not among random expressions: " + call.function());
        };
    }

    private static Object arithmetic(Expression.Call call, Object a, Object b) {
        return switch (a) {
            case Integer x -> {
                int y = (Integer) b;
                yield switch (call.function()) {
                    case ADD -> Math.addExact(x, y);
                    case SUBTRACT -> Math.subtractExact(x, y);
                    case MULTIPLY -> Math.multiplyExact(x, y);
                    case DIVIDE -> Math.divideExact(x, y);
                    default -> x % y;
                };
            }
            case Long x -> {
                long y = (Long) b;
                yield switch (call.function()) {
                    case ADD -> Math.addExact(x, y);
                    case SUBTRACT -> Math.subtractExact(x, y);
                    case MULTIPLY -> Math.multiplyExact(x, y);
                    case DIVIDE -> Math.divideExact(x, y);
                    default -> x % y;
                };
            }
            default -> {
                double x = (Double) a;
                double y = (Double) b;
                yield switch (call.function()) {
                    case ADD -> x + y;
                    case SUBTRACT -> x - y;
                    case MULTIPLY -> x * y;
                    case DIVIDE -> x / nonZero(y);
                    default -> x % nonZero(y);
                };
            }
        };
    }

    private static double nonZero(double divisor) {
        if (divisor == 0) {
            throw new ArithmeticException("/ by zero");
        }
        return divisor;
    }

    private static @Nullable Object negate(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer x -> Math.negateExact(x);
            case Long x -> Math.negateExact(x);
            default -> -(Double) value;
        };
    }

    private static boolean compare(Expression.Call call, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y && (x.isNaN() || y.isNaN())) {
            return call.function() == ScalarFunction.NOT_EQUAL;
        }
        int order =
                switch (a) {
                    case Boolean x -> Boolean.compare(x, (Boolean) b);
                    case Integer x -> Integer.compare(x, (Integer) b);
                    case Long x -> Long.compare(x, (Long) b);
                    case Instant x -> x.compareTo((Instant) b);
                    case String x -> Arrays.compareUnsigned(utf8(x), utf8((String) b));
                    default -> Double.compare((Double) a + 0.0, (Double) b + 0.0);
                };
        return switch (call.function()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object cast(@Nullable Object value, Scalar type) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case BIGINT -> ((Integer) value).longValue();
            case DOUBLE -> ((Integer) value).doubleValue();
            case STRING -> value.toString();
            case TIMESTAMP -> Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS);
            case BOOLEAN, INT, BYTES -> throw new IllegalArgumentException("no random cast to " + type);
        };
    }
}
