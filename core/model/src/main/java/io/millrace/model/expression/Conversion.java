package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which type becomes which: by itself where operands meet, and by CAST. */
final class Conversion {
    private Conversion() {}

    static boolean isNumeric(DataType type) {
        return rank(type) > 0;
    }

    /** The type to which values of all these types are converted by themselves; empty if there is none. */
    static Optional<DataType> common(List<DataType> types) {
        DataType common = types.getFirst();
        for (DataType type : types) {
            Optional<DataType> wider = common(common, type);
            if (wider.isEmpty()) {
                return wider;
            }
            common = wider.get();
        }
        return Optional.of(common);
    }

    /** As {@link #common}; a whole constant beside a DECIMAL counts with the digits that it has. */
    static Optional<DataType> commonOf(List<Expression> values) {
        Optional<DataType> common = common(values.stream().map(Expression::type).toList());
        return common.filter(type -> type instanceof Decimal).isPresent()
                ? common(values.stream().<DataType>map(DecimalTyping::of).toList())
                : common;
    }

    private static Optional<DataType> common(DataType a, DataType b) {
        if (a.equals(b)) {
            return Optional.of(a);
        }
        if (!isNumeric(a) || !isNumeric(b)) {
            return Optional.empty();
        }
        if (a != Scalar.DOUBLE && b != Scalar.DOUBLE && (a instanceof Decimal || b instanceof Decimal)) {
            return Optional.of(DecimalTyping.union(DecimalTyping.of(a), DecimalTyping.of(b)));
        }
        return Optional.of(rank(a) >= rank(b) ? a : b);
    }

    /** Order of the numeric types by what they hold; 0 for other types. */
    private static int rank(DataType type) {
        return switch (type) {
            case Scalar.INT -> 1;
            case Scalar.BIGINT -> 2;
            case Decimal ignored -> 3;
            case Scalar.DOUBLE -> 4;
            default -> 0;
        };
    }

    /**
     * Whether CAST turns values of one type into the other. A BIGINT stands for a TIMESTAMP in microseconds, a number is true unless
     * it is 0, BYTES are text in UTF-8.
     */
    static boolean castable(DataType from, DataType to) {
        if (from.equals(to) || (isNumeric(from) && isNumeric(to))) {
            return true;
        }
        return either(from, to, Scalar.STRING, other -> other == Scalar.BYTES)
                || either(from, to, Scalar.BOOLEAN, Conversion::isNumeric)
                || either(from, to, Scalar.TIMESTAMP, other -> other == Scalar.BIGINT)
                || either(from, to, Scalar.STRING, Conversion::isSimple);
    }

    /** Whether one of the two is the type, and the other is one of its partners. */
    private static boolean either(DataType from, DataType to, DataType type, Predicate<DataType> partners) {
        return (from == type && partners.test(to)) || (to == type && partners.test(from));
    }

    private static boolean isSimple(DataType type) {
        return isNumeric(type) || type == Scalar.BOOLEAN || type == Scalar.TIMESTAMP;
    }

    /** The value in a type that {@link #common} gave for it; a constant stays one. */
    static Expression convert(Expression value, DataType type) {
        if (value.type().equals(type)) {
            return value;
        }
        if (value instanceof Expression.Literal literal) {
            Object constant = literal.value();
            if (constant == null) {
                return new Expression.Literal(null, type);
            }
            if (constant instanceof Number number && holds(type, number)) {
                return new Expression.Literal(number(number, type), type);
            }
        }
        // A DECIMAL of 38 digits for two others may hold fewer digits before the point than they have together.
        boolean lossy = type instanceof Decimal && Totality.mayFail(value.type(), type);
        return new Expression.Call(ScalarFunction.CAST, List.of(value), type, value.nullable() || lossy);
    }

    /** Types in messages. */
    static String shown(List<DataType> types) {
        return String.join(" and ", types.stream().map(DataType::toString).toList());
    }

    /** Whether the type has just this value. */
    private static boolean holds(DataType type, Number value) {
        return !(type instanceof Decimal decimal)
                || decimal.exact(new BigDecimal(value.toString())).isPresent();
    }

    private static Object number(Number value, DataType type) {
        return switch (type) {
            case Scalar.BIGINT -> value.longValue();
            case Scalar.DOUBLE -> value.doubleValue();
            case Decimal decimal ->
                decimal.exact(new BigDecimal(value.toString())).orElseThrow();
            default -> throw new IllegalArgumentException(value + " is not converted to " + type + " by itself");
        };
    }
}
