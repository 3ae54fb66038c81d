package io.millrace.vector.state;

import io.millrace.kernels.HashKernels;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.XxHash64;
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
 * Hashes the keys of a batch a second time: keys with the same {@link KeyHash} differ in this one, but for one in 2<sup>64</sup>. Each field is taken into the hash of those before
 * it, the first into a seed; texts by their XXH64 with that seed. Used by one thread.
 */
final class SecondKeyHash {
    /** Any numbers that are not common values of keys. */
    private static final long SEED = 0x6A09E667F3BCC909L;

    private static final long NULL = 0x5BE0CD19137E2179L;

    private final HashKernels kernels = Kernels.active().hash();
    private long[] hashes = new long[0];
    private long[] bits = new long[0];

    /** As {@link KeyHash#hash}. */
    long[] hash(Column[] keys, Batch rows) {
        int count = rows.rowCount();
        if (hashes.length < count) {
            hashes = new long[count];
            bits = new long[count];
        }
        Arrays.fill(hashes, 0, count, SEED);
        for (Column key : keys) {
            take(key, rows);
        }
        return hashes;
    }

    private void take(Column column, Batch rows) {
        int count = rows.rowCount();
        if (column instanceof DecimalColumn decimals && decimals.type().isWide()) {
            kernels.combine(hashes, decimals.high(), count);
        }
        long[] values =
                switch (column) {
                    case LongColumn longs -> longs.values();
                    case DecimalColumn decimals -> decimals.low();
                    case IntColumn ints -> {
                        for (int i = 0; i < count; i++) {
                            bits[i] = ints.values()[i];
                        }
                        yield bits;
                    }
                    case DoubleColumn doubles -> {
                        for (int i = 0; i < count; i++) {
                            bits[i] = Double.doubleToLongBits(doubles.values()[i]);
                        }
                        yield bits;
                    }
                    case BooleanColumn booleans -> {
                        for (int i = 0; i < count; i++) {
                            bits[i] = booleans.get(i) ? 1 : 0;
                        }
                        yield bits;
                    }
                    case BytesColumn bytes -> ofBytes(bytes, rows);
                    case NestedColumn nested ->
                        throw new IllegalArgumentException(nested.getClass().getSimpleName() + " holds no keys");
                };
        kernels.combine(hashes, column.validity().allValid() ? values : withoutNulls(column, values, count), count);
    }

    private long[] ofBytes(BytesColumn column, Batch rows) {
        for (int i = 0; i < rows.selectedCount(); i++) {
            int row = rows.selection().rows()[i];
            int start = column.start(row);
            bits[row] = XxHash64.hash(column.data(), start, start + column.length(row), SEED);
        }
        return bits;
    }

    /** What a column has in place of nulls may be anything. */
    private long[] withoutNulls(Column column, long[] values, int count) {
        Validity validity = column.validity();
        for (int i = 0; i < count; i++) {
            bits[i] = validity.isNull(i) ? NULL : values[i];
        }
        return bits;
    }
}
