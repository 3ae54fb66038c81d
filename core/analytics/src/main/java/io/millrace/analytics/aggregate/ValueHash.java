package io.millrace.analytics.aggregate;

import io.millrace.kernels.HashKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;

/**
 * Hashes the values of a column, with the kernels of the machine, so that equal values of one type have equal hashes. The arrays are used again for the
 * next column. Used by one thread.
 */
class ValueHash {
    private final HashKernels kernels = Kernels.active().hash();
    private long[] hashes = new long[0];
    private long[] more = new long[0];

    /**
     * The hashes of {@code rows[0 .. count)}, by row; of nulls and of other rows anything. Valid until the next call.
     *
     * <p>Numbers are hashed faster one after the other than picked; texts cost too much to hash those of others.
     */
    long[] hash(Column column, int[] rows, int count) {
        int size = column.size();
        if (hashes.length < size) {
            hashes = new long[size];
            more = new long[size];
        }
        switch (column) {
            case IntColumn ints -> kernels.hashInts(ints.values(), size, hashes);
            case LongColumn longs -> kernels.hashLongs(longs.values(), size, hashes);
            case BytesColumn bytes -> kernels.hashBytes(bytes.data(), bytes.offsets(), rows, count, hashes);
            case DoubleColumn doubles -> {
                for (int i = 0; i < size; i++) {
                    more[i] = Double.doubleToLongBits(doubles.values()[i]);
                }
                kernels.hashLongs(more, size, hashes);
            }
            case BooleanColumn booleans -> {
                for (int i = 0; i < size; i++) {
                    more[i] = booleans.get(i) ? 1 : 0;
                }
                kernels.hashLongs(more, size, hashes);
            }
            case DecimalColumn decimals -> {
                kernels.hashLongs(decimals.low(), size, hashes);
                if (decimals.type().isWide()) {
                    kernels.hashLongs(decimals.high(), size, more);
                    kernels.combine(hashes, more, size);
                }
            }
            case NestedColumn nested ->
                throw new IllegalArgumentException(nested.getClass().getSimpleName() + " holds no single values");
        }
        return hashes;
    }
}
