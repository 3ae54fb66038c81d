package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Int128;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;

/** Some rows of a column of numbers as doubles, at most {@link #MOST} at a time: few enough to stay in the first cache. */
final class DoubleValues {
    static final int MOST = 1024;

    private final double[] values = new double[MOST];
    private final Int128 unscaled = new Int128();

    /** The values at {@code rows[from .. from + length)}, unspecified where they are null; valid until the next call. */
    double[] gather(Column input, int[] rows, int from, int length) {
        switch (input) {
            case IntColumn ints -> {
                int[] column = ints.values();
                for (int i = 0; i < length; i++) {
                    values[i] = column[rows[from + i]];
                }
            }
            case LongColumn longs -> {
                long[] column = longs.values();
                for (int i = 0; i < length; i++) {
                    values[i] = (double) column[rows[from + i]];
                }
            }
            case DecimalColumn decimals -> {
                for (int i = 0; i < length; i++) {
                    values[i] = value(decimals, rows[from + i]);
                }
            }
            case DoubleColumn doubles -> {
                double[] column = doubles.values();
                for (int i = 0; i < length; i++) {
                    values[i] = column[rows[from + i]];
                }
            }
            default -> throw NumericInput.unexpected(input);
        }
        return values;
    }

    /** The values of rows {@code from .. from + length}; valid until the next call. */
    double[] slice(Column input, int from, int length) {
        switch (input) {
            case IntColumn ints -> {
                int[] column = ints.values();
                for (int i = 0; i < length; i++) {
                    values[i] = column[from + i];
                }
            }
            case LongColumn longs -> {
                long[] column = longs.values();
                for (int i = 0; i < length; i++) {
                    values[i] = (double) column[from + i];
                }
            }
            case DecimalColumn decimals -> {
                for (int i = 0; i < length; i++) {
                    values[i] = value(decimals, from + i);
                }
            }
            case DoubleColumn doubles -> System.arraycopy(doubles.values(), from, values, 0, length);
            default -> throw NumericInput.unexpected(input);
        }
        return values;
    }

    private double value(DecimalColumn decimals, int row) {
        decimals.load(row, unscaled);
        return unscaled.toDouble(decimals.type().scale());
    }
}
