package io.millrace.vector.state;

import io.millrace.kernels.HashKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/**
 * Hashes the keys of a batch, with the kernels of the machine. The arrays are used again for the next batch. Used by one thread.
 */
public final class KeyHash {
    /** Any constant will do that is not the hash of something common. */
    private static final long NULL_HASH = 0x9E3779B97F4A7C15L;

    private final HashKernels kernels = Kernels.active().hash();
    private long[] hashes = new long[0];
    private long[] more = new long[0];
    private long[] bits = new long[0];

    /** The hash of each selected row over all key columns, by row; of the other rows anything. Valid until the next call. */
    public long[] hash(Column[] keys, Batch rows) {
        if (hashes.length < rows.rowCount()) {
            hashes = new long[rows.rowCount()];
            more = new long[rows.rowCount()];
        }
        if (keys.length == 0) {
            Arrays.fill(hashes, 0, rows.rowCount(), 0L);
            return hashes;
        }
        hash(keys[0], rows, hashes);
        for (int i = 1; i < keys.length; i++) {
            hash(keys[i], rows, more);
            kernels.combine(hashes, more, rows.rowCount());
        }
        return hashes;
    }

    /** Numbers are hashed faster one after the other than picked; texts cost too much to hash those of others. */
    private void hash(Column column, Batch rows, long[] target) {
        int count = rows.rowCount();
        switch (column) {
            case IntColumn ints -> kernels.hashInts(ints.values(), count, target);
            case LongColumn longs -> kernels.hashLongs(longs.values(), count, target);
            case BytesColumn bytes -> {
                if (rows.selection().isAll()) {
                    kernels.hashBytes(bytes.data(), bytes.offsets(), count, target);
                } else {
                    kernels.hashBytes(
                            bytes.data(), bytes.offsets(), rows.selection().rows(), rows.selectedCount(), target);
                }
            }
            case DoubleColumn doubles -> {
                for (int i = 0; i < count; i++) {
                    bits(count)[i] = Double.doubleToLongBits(doubles.values()[i]);
                }
                kernels.hashLongs(bits(count), count, target);
            }
            case BooleanColumn booleans -> {
                for (int i = 0; i < count; i++) {
                    bits(count)[i] = booleans.get(i) ? 1 : 0;
                }
                kernels.hashLongs(bits(count), count, target);
            }
            case DecimalColumn decimals -> {
                kernels.hashLongs(decimals.low(), count, target);
                if (decimals.type().isWide()) {
                    kernels.hashLongs(decimals.high(), count, bits(count));
                    kernels.combine(target, bits(count), count);
                }
            }
            case NestedColumn nested ->
                throw new IllegalArgumentException(nested.getClass().getSimpleName() + " holds no keys");
        }
        Validity validity = column.validity();
        if (!validity.allValid()) {
            for (int i = 0; i < count; i++) {
                if (validity.isNull(i)) {
                    target[i] = NULL_HASH;
                }
            }
        }
    }

    private long[] bits(int count) {
        if (bits.length < count) {
            bits = new long[count];
        }
        return bits;
    }
}
