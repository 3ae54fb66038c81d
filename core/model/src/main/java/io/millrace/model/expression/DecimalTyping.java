package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import java.math.BigDecimal;
import java.util.List;

/** Precision and scale of DECIMAL results, by the rules common to SQL engines; what exceeds 38 digits loses scale first. */
final class DecimalTyping {
    static final int MAX_PRECISION = Decimal.MAX_PRECISION;
    /** Digits behind the point that a division or a loss of scale leaves. */
    private static final int KEPT_SCALE = 6;

    private DecimalTyping() {}

    /** The DECIMAL that holds every value of an exact numeric type. */
    static Decimal of(DataType type) {
        if (type instanceof Decimal decimal) {
            return decimal;
        }
        return new Decimal(type == Scalar.INT ? 10 : 19, 0);
    }

    /** The DECIMAL that holds every value of an expression: for a constant, as many digits as it has. */
    static Decimal of(Expression value) {
        boolean whole = value.type() == Scalar.INT || value.type() == Scalar.BIGINT;
        return whole && value instanceof Expression.Literal literal && literal.value() instanceof Number number
                ? new Decimal(new BigDecimal(number.toString()).precision(), 0)
                : of(value.type());
    }

    /** The DECIMAL that holds the values of both. */
    static Decimal union(Decimal a, Decimal b) {
        int scale = Math.max(a.scale(), b.scale());
        return fit(Math.max(a.precision() - a.scale(), b.precision() - b.scale()) + scale, scale);
    }

    /**
     * The result of a function of DECIMAL values. Rounding may add a digit before the point; as many digits behind it are left as
     * it is known to leave.
     *
     * @param type the type of the arguments that have one type
     */
    static Decimal result(ScalarFunction function, Decimal type, List<Expression> arguments) {
        return switch (function) {
            case CEIL, FLOOR -> rounded(type, 0);
            case ROUND -> {
                if (arguments.size() == 1) {
                    yield rounded(type, 0);
                }
                yield arguments.get(1) instanceof Expression.Literal literal
                                && literal.value() instanceof Integer digits
                        ? rounded(type, digits)
                        : new Decimal(Math.min(MAX_PRECISION, type.precision() + 1), type.scale());
            }
            case SIGN -> new Decimal(1, 0);
            case MODULO ->
                result(
                        function,
                        of(arguments.get(0).type()),
                        of(arguments.get(1).type()));
            default -> type;
        };
    }

    private static Decimal rounded(Decimal type, int digits) {
        if (digits >= type.scale() && digits >= 0) {
            return type;
        }
        int scale = Math.max(0, digits);
        return new Decimal(Math.min(MAX_PRECISION, type.wholeDigits() + 1 + scale), scale);
    }

    static Decimal result(ScalarFunction operator, Decimal a, Decimal b) {
        int scale = Math.max(a.scale(), b.scale());
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        return switch (operator) {
            case MULTIPLY -> fit(a.precision() + b.precision(), a.scale() + b.scale());
            case DIVIDE -> {
                int quotient = Math.max(KEPT_SCALE, a.scale() + b.precision() + 1);
                yield fit(a.precision() - a.scale() + b.scale() + quotient, quotient);
            }
            case MODULO -> fit(Math.min(a.precision() - a.scale(), b.precision() - b.scale()) + scale, scale);
            default -> fit(whole + scale + 1, scale);
        };
    }

    private static Decimal fit(int precision, int scale) {
        if (precision <= MAX_PRECISION) {
            return new Decimal(Math.max(1, precision), scale);
        }
        int kept = Math.max(Math.min(scale, KEPT_SCALE), scale - (precision - MAX_PRECISION));
        return new Decimal(MAX_PRECISION, Math.min(kept, MAX_PRECISION));
    }
}
