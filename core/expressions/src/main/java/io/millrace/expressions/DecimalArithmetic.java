package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.Int128;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.ScalarFunction;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An arithmetic operator on two DECIMAL values of any scales: the exact result, rounded half away from zero to the scale of its
 * type. Sums and products of at most 18 digits are plain loops over words; everything else is computed in a register of 128 bits.
 * Only a row that this cannot hold on the way, and one whose division has an operand beyond 18 digits, goes through
 * {@link BigDecimal}, which makes objects.
 */
record DecimalArithmetic(Attempt attempt, ColumnFunction left, ColumnFunction right) implements ColumnFunction {
    private static final long[] NOTHING = {};

    @Override
    public Column evaluate(Batch rows) {
        DecimalColumn a = (DecimalColumn) left.evaluate(rows);
        DecimalColumn b = (DecimalColumn) right.evaluate(rows);
        Validity validity = Bits.both(a.validity(), b.validity(), rows);
        return divides() || type().isWide() ? inRegister(a, b, validity, rows) : inWords(a, b, validity, rows);
    }

    private Decimal type() {
        return (Decimal) attempt.call().type();
    }

    private boolean divides() {
        ScalarFunction operator = attempt.call().function();
        return operator == ScalarFunction.DIVIDE || operator == ScalarFunction.MODULO;
    }

    /** The type of the result has room for every sum or product, so that no row fails. */
    private DecimalColumn inWords(DecimalColumn a, DecimalColumn b, Validity validity, Batch rows) {
        int count = rows.rowCount();
        long[] x = a.low();
        long[] y = b.low();
        long[] out = rows.memory().longs(count);
        ScalarFunction operator = attempt.call().function();
        if (operator == ScalarFunction.MULTIPLY) {
            for (int row = 0; row < count; row++) {
                out[row] = x[row] * y[row];
            }
        } else {
            long powerX = Int128.powerOfTen(type().scale() - a.type().scale());
            long powerY = Int128.powerOfTen(type().scale() - b.type().scale());
            long factorY = operator == ScalarFunction.SUBTRACT ? -powerY : powerY;
            for (int row = 0; row < count; row++) {
                out[row] = x[row] * powerX + y[row] * factorY;
            }
        }
        return rows.objects().decimals(type(), NOTHING, out, count, validity);
    }

    private DecimalColumn inRegister(DecimalColumn a, DecimalColumn b, Validity validity, Batch rows) {
        DecimalBuffer out = new DecimalBuffer(type(), rows);
        Misfits misfits = attempt.misfits(rows);
        Int128 value = new Int128();
        Int128 other = new Int128();
        boolean divides = divides();
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (validity.isNull(row)) {
                continue;
            }
            a.load(row, value);
            b.load(row, other);
            if (divides && other.signum() == 0) {
                misfits.add(row, () -> Errors.divisionByZero(attempt.call(), DecimalMath.text(a, row)));
                continue;
            }
            boolean computed = compute(value, a.type().scale(), other, b.type().scale());
            if (!(computed && value.fits(type().precision())) && !value.setRounded(exact(a, b, row), type())) {
                misfits.overflow(row, DecimalMath.text(a, row) + " and " + DecimalMath.text(b, row));
            }
            out.store(row, value);
        }
        return out.column(misfits.without(validity));
    }

    /** Leaves the result in {@code value} and tells whether it could be computed. */
    private boolean compute(Int128 value, int scale, Int128 other, int otherScale) {
        int wanted = type().scale();
        return switch (attempt.call().function()) {
            case ADD -> add(value, scale, other, otherScale, wanted);
            case SUBTRACT -> {
                other.negate();
                yield add(value, scale, other, otherScale, wanted);
            }
            case MULTIPLY -> {
                boolean fits = value.multiply(other.high(), other.low());
                if (fits) {
                    value.scaleDown(scale + otherScale - wanted, RoundingMode.HALF_UP);
                }
                yield fits;
            }
            case DIVIDE ->
                value.isLong()
                        && other.isLong()
                        && value.setQuotient(value.low(), wanted - scale + otherScale, other.low());
            case MODULO -> remainder(value, wanted - scale, other, wanted - otherScale);
            default -> throw Errors.unsupported(attempt.call());
        };
    }

    private static boolean add(Int128 value, int scale, Int128 other, int otherScale, int wanted) {
        int common = Math.max(scale, otherScale);
        boolean fits = value.scaleUp(common - scale)
                && other.scaleUp(common - otherScale)
                && value.add(other.high(), other.low());
        if (fits) {
            value.scaleDown(common - wanted, RoundingMode.HALF_UP);
        }
        return fits;
    }

    /** One of the two already has the scale of the result. */
    private static boolean remainder(Int128 value, int digits, Int128 other, int otherDigits) {
        if (!value.isLong() || !other.isLong() || !other.scaleUp(otherDigits)) {
            return false;
        }
        // What is less than the divisor is left as a whole.
        return !other.isLong() || value.setRemainder(value.low(), digits, other.low());
    }

    private BigDecimal exact(DecimalColumn left, DecimalColumn right, int row) {
        BigDecimal a = left.value(row);
        BigDecimal b = right.value(row);
        return switch (attempt.call().function()) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> a.divide(b, type().scale(), RoundingMode.HALF_UP);
            case MODULO -> a.remainder(b);
            default -> throw Errors.unsupported(attempt.call());
        };
    }
}
