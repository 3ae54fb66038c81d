package io.millrace.expressions;

import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import java.util.List;

/** ROUND: half away from zero, to so many digits behind the point, or before it if they are negative. */
final class Rounding {
    /** A DOUBLE has no digits behind its point from here on. */
    private static final double WHOLE = 0x1p52;

    /** Powers of ten that a DOUBLE holds exactly. */
    private static final int EXACT_POWERS = 22;

    private static final int LONG_DIGITS = 18;

    private static final long HALF_OF_10_19 = 5_000_000_000_000_000_000L;

    private Rounding() {}

    static ColumnFunction of(Attempt attempt, List<ColumnFunction> arguments) {
        boolean digits = arguments.size() == 2;
        return switch (attempt.call().type()) {
            case Decimal decimal -> DecimalMath.round(attempt, arguments);
            case Scalar.DOUBLE ->
                PerRow.doubles(arguments, columns -> {
                    double[] values = PerRow.doubles(columns[0]);
                    if (!digits) {
                        return row -> whole(values[row]);
                    }
                    int[] places = PerRow.ints(columns[1]);
                    return row -> round(values[row], places[row]);
                });
            case Scalar.BIGINT ->
                digits
                        ? PerRow.longs(attempt, arguments, (columns, misfits) -> {
                            long[] values = PerRow.longs(columns[0]);
                            int[] places = PerRow.ints(columns[1]);
                            return row -> round(values[row], places[row], row, misfits);
                        })
                        : arguments.getFirst();
            case Scalar.INT ->
                digits
                        ? PerRow.ints(attempt, arguments, (columns, misfits) -> {
                            int[] values = PerRow.ints(columns[0]);
                            int[] places = PerRow.ints(columns[1]);
                            return row -> {
                                long rounded = round((long) values[row], places[row], row, misfits);
                                if (rounded != (int) rounded) {
                                    misfits.overflow(row, values[row] + " and " + places[row]);
                                }
                                return (int) rounded;
                            };
                        })
                        : arguments.getFirst();
            default -> throw Errors.unsupported(attempt.call());
        };
    }

    private static double whole(double value) {
        double size = Math.abs(value);
        if (!(size < WHOLE)) {
            return value;
        }
        double floor = Math.floor(size);
        return Math.copySign(size - floor >= 0.5 ? floor + 1 : floor, value);
    }

    private static double round(double value, int places) {
        if (places == 0 || !(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            return whole(value);
        }
        double power = StrictMath.pow(10, (double) Math.min(Math.abs((long) places), EXACT_POWERS));
        if (places > 0) {
            double scaled = value * power;
            // With so many digits there is nothing to round.
            return places > EXACT_POWERS || !(Math.abs(scaled) < WHOLE) ? value : whole(scaled) / power;
        }
        // A power of ten beyond the exact ones: only the largest values are not 0 then.
        return -(long) places > EXACT_POWERS ? large(value, places) : whole(value / power) * power;
    }

    private static double large(double value, int places) {
        double power = StrictMath.pow(10, -(double) places);
        return Double.isInfinite(power) ? Math.copySign(0, value) : whole(value / power) * power;
    }

    private static long round(long value, int places, int row, Misfits misfits) {
        if (places >= 0) {
            return value;
        }
        if (-(long) places > LONG_DIGITS) {
            // Of the powers beyond BIGINT, 10^19 is the only one to which a value can be nearer than to 0.
            if (places == -LONG_DIGITS - 1 && (value >= HALF_OF_10_19 || value <= -HALF_OF_10_19)) {
                misfits.overflow(row, value + " and " + places);
            }
            return 0;
        }
        long power = 1;
        for (int i = 0; i > places; i--) {
            power *= 10;
        }
        long rest = value % power;
        long down = value - rest;
        if (Math.abs(rest) < power - Math.abs(rest)) {
            return down;
        }
        long step = value < 0 ? -power : power;
        long result = down + step;
        if (((down ^ result) & (step ^ result)) < 0) {
            misfits.overflow(row, value + " and " + places);
        }
        return result;
    }
}
