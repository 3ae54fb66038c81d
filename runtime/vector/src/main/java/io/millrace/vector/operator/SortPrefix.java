package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;

/**
 * A number for each row of a column: a row that comes before another one has no lesser number. So most rows are told apart by a comparison of two numbers, whatever the
 * column's type. Used by one thread.
 */
final class SortPrefix {
    private final boolean descending;
    private long[] prefixes = new long[0];

    /** @param descending whether the greatest value comes first */
    SortPrefix(boolean descending) {
        this.descending = descending;
    }

    /** The number of each row of the batch. Not to be written, and valid until the next call. */
    long[] of(Column column, Batch batch) {
        if (descending && column instanceof LongColumn longs && longs.validity().allValid()) {
            return longs.values();
        }
        int count = batch.rowCount();
        prefixes = prefixes.length < count ? new long[count] : prefixes;
        ascending(column, count);
        if (!column.validity().allValid()) {
            for (int i = 0; i < count; i++) {
                if (column.validity().isNull(i)) {
                    prefixes[i] = Long.MIN_VALUE;
                }
            }
        }
        if (!descending) {
            for (int i = 0; i < count; i++) {
                prefixes[i] = ~prefixes[i];
            }
        }
        return prefixes;
    }

    private void ascending(Column column, int count) {
        switch (column) {
            case BooleanColumn booleans -> {
                for (int i = 0; i < count; i++) {
                    prefixes[i] = booleans.get(i) ? 1 : 0;
                }
            }
            case IntColumn ints -> {
                for (int i = 0; i < count; i++) {
                    prefixes[i] = ints.values()[i];
                }
            }
            case LongColumn longs -> System.arraycopy(longs.values(), 0, prefixes, 0, count);
            case DoubleColumn doubles -> {
                // The bits of a positive number are in its order; those of a negative one in the opposite.
                for (int i = 0; i < count; i++) {
                    long bits = Double.doubleToLongBits(doubles.values()[i]);
                    prefixes[i] = bits ^ ((bits >> 63) & Long.MAX_VALUE);
                }
            }
            case DecimalColumn decimals -> {
                for (int i = 0; i < count; i++) {
                    prefixes[i] = decimals.type().isWide() ? decimals.high()[i] : decimals.low()[i];
                }
            }
            case BytesColumn bytes -> {
                for (int i = 0; i < count; i++) {
                    prefixes[i] = firstBytes(bytes, i) ^ Long.MIN_VALUE;
                }
            }
            case NestedColumn nested ->
                throw new IllegalArgumentException(nested.getClass().getSimpleName() + " makes no order");
        }
    }

    /** The first eight bytes as an unsigned number, zeros for those that there are not. */
    private static long firstBytes(BytesColumn bytes, int row) {
        long first = 0;
        int start = bytes.start(row);
        int length = Math.min(bytes.length(row), Long.BYTES);
        for (int i = 0; i < length; i++) {
            first |= (bytes.data()[start + i] & 0xFFL) << (56 - 8 * i);
        }
        return first;
    }
}
