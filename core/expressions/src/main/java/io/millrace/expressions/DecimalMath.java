package io.millrace.expressions;

import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.Int128;
import io.millrace.model.data.IntColumn;
import java.math.RoundingMode;
import java.util.List;

/** Functions of DECIMAL values. Those of at most 18 digits make no objects. */
final class DecimalMath {
    private static final int LONGEST = Decimal.MAX_PRECISION;

    private DecimalMath() {}

    static String text(DecimalColumn values, int row) {
        return values.value(row).toPlainString();
    }

    static ColumnFunction negate(Attempt attempt, ColumnFunction operand) {
        return unary(attempt, operand, Int128::negate);
    }

    static ColumnFunction abs(Attempt attempt, ColumnFunction operand) {
        return unary(attempt, operand, value -> {
            if (value.signum() < 0) {
                value.negate();
            }
        });
    }

    static ColumnFunction sign(Attempt attempt, ColumnFunction operand) {
        return unary(attempt, operand, value -> value.set(value.signum()));
    }

    static ColumnFunction ceil(Attempt attempt, ColumnFunction operand) {
        return whole(attempt, operand, RoundingMode.CEILING);
    }

    static ColumnFunction floor(Attempt attempt, ColumnFunction operand) {
        return whole(attempt, operand, RoundingMode.FLOOR);
    }

    /** Half away from zero. The second argument, if there is one, is the number of digits to leave. */
    static ColumnFunction round(Attempt attempt, List<ColumnFunction> arguments) {
        int wanted = ((Decimal) attempt.call().type()).scale();
        return PerRow.decimals(attempt, arguments, (columns, misfits) -> {
            DecimalColumn values = PerRow.decimals(columns[0]);
            int scale = values.type().scale();
            int[] digits = columns.length == 2 ? ((IntColumn) columns[1]).values() : null;
            return (row, out) -> {
                values.load(row, out);
                int left = digits == null ? 0 : digits[row];
                if (!round(out, scale, left, wanted)) {
                    misfits.overflow(row, text(values, row) + " and " + left);
                }
            };
        });
    }

    static ColumnFunction extreme(Attempt attempt, List<ColumnFunction> arguments, boolean greatest) {
        return PerRow.decimals(attempt, arguments, (columns, misfits) -> (row, out) -> {
            PerRow.decimals(columns[0]).load(row, out);
            for (int i = 1; i < columns.length; i++) {
                DecimalColumn other = PerRow.decimals(columns[i]);
                int order = Int128.compare(other.high(row), other.low(row), out.high(), out.low());
                if (greatest ? order > 0 : order < 0) {
                    other.load(row, out);
                }
            }
        });
    }

    /** Changes a value in the register. */
    private interface Change {
        void apply(Int128 value);
    }

    private static ColumnFunction unary(Attempt attempt, ColumnFunction operand, Change change) {
        return PerRow.decimals(attempt, List.of(operand), (columns, misfits) -> {
            DecimalColumn values = PerRow.decimals(columns[0]);
            return (row, out) -> {
                values.load(row, out);
                change.apply(out);
            };
        });
    }

    private static ColumnFunction whole(Attempt attempt, ColumnFunction operand, RoundingMode mode) {
        int scale = ((Decimal) attempt.call().arguments().getFirst().type()).scale();
        return unary(attempt, operand, value -> value.scaleDown(scale, mode));
    }

    /**
     * @param scale of the value
     * @param left the digits behind the point that are left
     * @param wanted the scale of the result, which is not less
     * @return whether the result has no more than 38 digits
     */
    private static boolean round(Int128 value, int scale, int left, int wanted) {
        long dropped = (long) scale - left;
        if (dropped <= 0) {
            return true;
        }
        if (dropped > LONGEST) {
            value.set(0);
            return true;
        }
        value.scaleDown((int) dropped, RoundingMode.HALF_UP);
        return value.signum() == 0 || (value.scaleUp(wanted - left) && value.fits(LONGEST));
    }
}
