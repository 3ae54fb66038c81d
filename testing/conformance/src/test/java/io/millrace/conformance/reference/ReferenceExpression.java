package io.millrace.conformance.reference;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.ScalarFunction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions for one row, by the book. */
final class ReferenceExpression {
    private final ExpressionErrors errors;

    ReferenceExpression(ExpressionErrors errors) {
        this.errors = errors;
    }

    @Nullable Object evaluate(Expression expression, ReferenceRow row) {
        return switch (expression) {
            case Expression.Column column -> row.get(column.name());
            case Expression.Literal literal -> literal(literal);
            case Expression.Call call -> attempt(call, row);
            case Expression.UserCall call -> userCall(call, row);
        };
    }

    private static @Nullable Object literal(Expression.Literal literal) {
        return literal.type() == Scalar.TIMESTAMP && literal.value() instanceof Long micros
                ? Instant.EPOCH.plus(micros, ChronoUnit.MICROS)
                : literal.value();
    }

    private @Nullable Object userCall(Expression.UserCall call, ReferenceRow row) {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(evaluate(argument, row));
        }
        return new ReferenceCall(call, errors).evaluate(arguments);
    }

    private @Nullable Object attempt(Expression.Call call, ReferenceRow row) {
        try {
            return call(call, row);
        } catch (ArithmeticException | NumberFormatException | DateTimeParseException noValue) {
            if (errors == ExpressionErrors.FAIL && call.function() != ScalarFunction.TRY_CAST) {
                throw noValue;
            }
            return null;
        }
    }

    private @Nullable Object call(Expression.Call call, ReferenceRow row) {
        List<Expression> arguments = call.arguments();
        return switch (call.function()) {
            case AND -> and(evaluate(arguments.get(0), row), evaluate(arguments.get(1), row));
            case OR -> {
                Object left = evaluate(arguments.get(0), row);
                Object right = evaluate(arguments.get(1), row);
                yield not(and(not(left), not(right)));
            }
            case NOT -> not(evaluate(arguments.get(0), row));
            case IS_NULL -> evaluate(arguments.get(0), row) == null;
            case IS_NOT_NULL -> evaluate(arguments.get(0), row) != null;
            case COALESCE -> {
                for (Expression argument : arguments) {
                    Object value = evaluate(argument, row);
                    if (value != null) {
                        yield convert(value, call.type());
                    }
                }
                yield null;
            }
            case CASE -> {
                for (int i = 0; i + 1 < arguments.size(); i += 2) {
                    if (Boolean.TRUE.equals(evaluate(arguments.get(i), row))) {
                        yield converted(evaluate(arguments.get(i + 1), row), call.type());
                    }
                }
                yield converted(evaluate(arguments.getLast(), row), call.type());
            }
            case CAST, TRY_CAST -> {
                Object value = evaluate(arguments.getFirst(), row);
                yield value == null ? null : convert(value, call.type());
            }
            case NEGATE -> {
                Object value = evaluate(arguments.getFirst(), row);
                yield value == null ? null : convert(decimal(value).negate(), call.type());
            }
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> arithmetic(call, row);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> comparison(call, row);
            default -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (Expression argument : arguments) {
                    values.add(evaluate(argument, row));
                }
                yield ReferenceCollections.call(call, values);
            }
        };
    }

    private static @Nullable Boolean and(@Nullable Object left, @Nullable Object right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return (left == null || right == null) ? null : true;
    }

    private static @Nullable Boolean not(@Nullable Object value) {
        return value == null ? null : !(Boolean) value;
    }

    private @Nullable Object arithmetic(Expression.Call call, ReferenceRow row) {
        Object left = evaluate(call.arguments().get(0), row);
        Object right = evaluate(call.arguments().get(1), row);
        if (left == null || right == null) {
            return null;
        }
        if (call.type() == Scalar.DOUBLE) {
            double a = ((Number) left).doubleValue();
            double b = ((Number) right).doubleValue();
            return switch (call.function()) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / divisor(b);
                default -> a % divisor(b);
            };
        }
        BigDecimal a = decimal(left);
        BigDecimal b = decimal(right);
        int scale = call.type() instanceof DataType.Decimal decimal ? decimal.scale() : 0;
        RoundingMode mode = call.type() instanceof DataType.Decimal ? RoundingMode.HALF_UP : RoundingMode.DOWN;
        BigDecimal result =
                switch (call.function()) {
                    case ADD -> a.add(b);
                    case SUBTRACT -> a.subtract(b);
                    case MULTIPLY -> a.multiply(b);
                    case DIVIDE -> a.divide(b, scale, mode);
                    default -> a.remainder(b);
                };
        return convert(result, call.type());
    }

    private static double divisor(double value) {
        if (value == 0) {
            throw new ArithmeticException("division by zero");
        }
        return value;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // both sides were given the same type by the type checker
    private @Nullable Boolean comparison(Expression.Call call, ReferenceRow row) {
        Object left = evaluate(call.arguments().get(0), row);
        Object right = evaluate(call.arguments().get(1), row);
        if (left == null || right == null) {
            return null;
        }
        int order = left instanceof Number
                        && right instanceof Number
                        && (left instanceof BigDecimal || !left.getClass().equals(right.getClass()))
                ? decimal(left).compareTo(decimal(right))
                : ((Comparable) left).compareTo(right);
        return switch (call.function()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    private static BigDecimal decimal(Object number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case Double d -> new BigDecimal(d);
            case Number n -> BigDecimal.valueOf(n.longValue());
            default -> throw new IllegalArgumentException(number + " is no number");
        };
    }

    private static @Nullable Object converted(@Nullable Object value, DataType type) {
        return value == null ? null : convert(value, type);
    }

    private static Object convert(Object value, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return rounded(number(value), decimal);
        }
        if (!(type instanceof Scalar scalar)) {
            return value;
        }
        return switch (scalar) {
            case INT -> whole(number(value)).intValueExact();
            case BIGINT -> whole(number(value)).longValueExact();
            case DOUBLE -> decimal(number(value)).doubleValue();
            case STRING -> value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
            case BOOLEAN ->
                switch (value) {
                    case String text -> Boolean.parseBoolean(text);
                    case BigDecimal decimal -> decimal.signum() != 0;
                    default -> value;
                };
            case TIMESTAMP -> value instanceof String text ? Instant.parse(text) : value;
            case BYTES -> value;
        };
    }

    private static Object number(Object value) {
        return switch (value) {
            case String text -> new BigDecimal(text.strip());
            case Boolean truth -> truth ? 1 : 0;
            default -> value;
        };
    }

    /** A DOUBLE loses its fraction, a DECIMAL is rounded. */
    private static BigDecimal whole(Object number) {
        return decimal(number).setScale(0, number instanceof BigDecimal ? RoundingMode.HALF_UP : RoundingMode.DOWN);
    }

    private static BigDecimal rounded(Object number, DataType.Decimal type) {
        BigDecimal exact = number instanceof Double d ? BigDecimal.valueOf(d) : decimal(number);
        BigDecimal rounded = exact.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > type.precision()) {
            throw new ArithmeticException(exact + " is no " + type);
        }
        return rounded;
    }
}
