package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;

/**
 * Casts among numbers and booleans. All rows are converted, also those that do not count; only when one does not fit are
 * the rows that count looked at one by one.
 */
final class NumberCasts {
    private static final double LONG_LIMIT = 0x1p63;

    private NumberCasts() {}

    static Column toBoolean(Column values, Batch rows, Misfits misfits) {
        int count = rows.rowCount();
        long[] words = rows.memory().bits(count);
        switch (values) {
            case IntColumn ints -> {
                for (int row = 0; row < count; row++) {
                    words[row >>> 6] |= (ints.values()[row] != 0 ? 1L : 0L) << row;
                }
            }
            case LongColumn longs -> {
                for (int row = 0; row < count; row++) {
                    words[row >>> 6] |= (longs.values()[row] != 0 ? 1L : 0L) << row;
                }
            }
            case DoubleColumn doubles -> {
                for (int row = 0; row < count; row++) {
                    words[row >>> 6] |= (doubles.values()[row] != 0 ? 1L : 0L) << row;
                }
            }
            case BooleanColumn c -> throw Errors.unsupported(misfits.call());
            case DecimalColumn c -> throw Errors.unsupported(misfits.call());
            case BytesColumn c -> throw Errors.unsupported(misfits.call());
            case NestedColumn c -> throw Errors.unsupported(misfits.call());
        }
        return rows.objects().booleans(words, count, values.validity());
    }

    static Column toInt(Column values, Batch rows, Misfits misfits) {
        int count = rows.rowCount();
        int[] out = rows.memory().ints(count);
        switch (values) {
            case LongColumn longs -> {
                long spilled = 0;
                for (int row = 0; row < count; row++) {
                    long value = longs.values()[row];
                    out[row] = (int) value;
                    spilled |= value ^ (int) value;
                }
                if (spilled != 0) {
                    findMisfits(longs, rows, misfits);
                }
            }
            case DoubleColumn doubles -> {
                boolean fit = true;
                for (int row = 0; row < count; row++) {
                    double value = doubles.values()[row];
                    out[row] = (int) value;
                    fit &= fitsInt(value);
                }
                if (!fit) {
                    findMisfits(doubles, rows, misfits);
                }
            }
            case BooleanColumn booleans -> {
                for (int row = 0; row < count; row++) {
                    out[row] = booleans.get(row) ? 1 : 0;
                }
            }
            case IntColumn c -> throw Errors.unsupported(misfits.call());
            case DecimalColumn c -> throw Errors.unsupported(misfits.call());
            case BytesColumn c -> throw Errors.unsupported(misfits.call());
            case NestedColumn c -> throw Errors.unsupported(misfits.call());
        }
        return rows.objects().ints(out, count, misfits.without(values.validity()));
    }

    /** Also from and to TIMESTAMP, which is the same column. */
    static Column toLong(Column values, Batch rows, Misfits misfits) {
        int count = rows.rowCount();
        return switch (values) {
            case LongColumn longs -> longs;
            case IntColumn ints -> {
                long[] out = rows.memory().longs(count);
                for (int row = 0; row < count; row++) {
                    out[row] = ints.values()[row];
                }
                yield rows.objects().longs(out, count, values.validity());
            }
            case DoubleColumn doubles -> {
                long[] out = rows.memory().longs(count);
                boolean fit = true;
                for (int row = 0; row < count; row++) {
                    double value = doubles.values()[row];
                    out[row] = (long) value;
                    fit &= fitsLong(value);
                }
                if (!fit) {
                    findLongMisfits(doubles, rows, misfits);
                }
                yield rows.objects().longs(out, count, misfits.without(values.validity()));
            }
            case BooleanColumn booleans -> {
                long[] out = rows.memory().longs(count);
                for (int row = 0; row < count; row++) {
                    out[row] = booleans.get(row) ? 1 : 0;
                }
                yield rows.objects().longs(out, count, values.validity());
            }
            case DecimalColumn c -> throw Errors.unsupported(misfits.call());
            case BytesColumn c -> throw Errors.unsupported(misfits.call());
            case NestedColumn c -> throw Errors.unsupported(misfits.call());
        };
    }

    static Column toDouble(Column values, Batch rows, Misfits misfits) {
        int count = rows.rowCount();
        double[] out = rows.memory().doubles(count);
        switch (values) {
            case IntColumn ints -> {
                for (int row = 0; row < count; row++) {
                    out[row] = ints.values()[row];
                }
            }
            case LongColumn longs -> {
                for (int row = 0; row < count; row++) {
                    out[row] = longs.values()[row];
                }
            }
            case BooleanColumn booleans -> {
                for (int row = 0; row < count; row++) {
                    out[row] = booleans.get(row) ? 1 : 0;
                }
            }
            case DoubleColumn c -> throw Errors.unsupported(misfits.call());
            case DecimalColumn c -> throw Errors.unsupported(misfits.call());
            case BytesColumn c -> throw Errors.unsupported(misfits.call());
            case NestedColumn c -> throw Errors.unsupported(misfits.call());
        }
        return rows.objects().doubles(out, count, values.validity());
    }

    private static boolean fitsInt(double value) {
        return value > Integer.MIN_VALUE - 1.0 && value < Integer.MAX_VALUE + 1.0;
    }

    private static boolean fitsLong(double value) {
        return value >= -LONG_LIMIT && value < LONG_LIMIT;
    }

    private static void findMisfits(LongColumn values, Batch rows, Misfits misfits) {
        Validity validity = values.validity();
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            long value = values.values()[row];
            if (validity.isValid(row) && value != (int) value) {
                misfits.overflow(row, Long.toString(value));
            }
        }
    }

    private static void findMisfits(DoubleColumn values, Batch rows, Misfits misfits) {
        Validity validity = values.validity();
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            double value = values.values()[row];
            if (validity.isValid(row) && !fitsInt(value)) {
                misfits.overflow(row, Double.toString(value));
            }
        }
    }

    private static void findLongMisfits(DoubleColumn values, Batch rows, Misfits misfits) {
        Validity validity = values.validity();
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            double value = values.values()[row];
            if (validity.isValid(row) && !fitsLong(value)) {
                misfits.overflow(row, Double.toString(value));
            }
        }
    }
}
