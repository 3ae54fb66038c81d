package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import java.math.BigDecimal;

/** Precision and scale of DECIMAL results, by the rules common to SQL engines; what exceeds 38 digits loses scale first. */
final class DecimalTyping {
    static final int MAX_PRECISION = 38;
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
