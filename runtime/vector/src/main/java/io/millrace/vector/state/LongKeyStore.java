package io.millrace.vector.state;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.LookUpKernels;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/** Keys of a fixed width, each as 64 bits: numbers, times, truth values. */
final class LongKeyStore implements KeyStore {
    private final LookUpKernels kernels = Kernels.active().lookUps();
    private final DataType.Scalar type;
    private long[] values = new long[64];
    private boolean[] nulls = new boolean[64];
    private boolean anyNull;

    LongKeyStore(DataType.Scalar type) {
        this.type = type;
    }

    @Override
    public void put(int id, Column column, int row) {
        if (id >= values.length) {
            int larger = Math.max(id + 1, values.length * 2);
            values = Arrays.copyOf(values, larger);
            nulls = Arrays.copyOf(nulls, larger);
        }
        nulls[id] = column.validity().isNull(row);
        anyNull |= nulls[id];
        values[id] = nulls[id] ? 0 : bits(column, row);
    }

    @Override
    public boolean matches(int id, Column column, int row) {
        boolean isNull = column.validity().isNull(row);
        return isNull ? nulls[id] : !nulls[id] && values[id] == bits(column, row);
    }

    @Override
    public int firstMismatch(Column column, int[] rows, int[] ids, int from, int count) {
        Validity validity = column.validity();
        if (validity.allValid() && !anyNull && column instanceof LongColumn longs) {
            return kernels.firstMismatch(longs.values(), rows, values, ids, from, count);
        }
        for (int i = from; i < count; i++) {
            if (!matches(ids[i], column, rows[i])) {
                return i;
            }
        }
        return count;
    }

    @Override
    public void emit(int[] ids, int count, ColumnBuilder column) {
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            if (nulls[id]) {
                column.appendNull();
                continue;
            }
            switch (type) {
                case BOOLEAN -> ((BooleanColumnBuilder) column).append(values[id] != 0);
                case INT -> ((IntColumnBuilder) column).append((int) values[id]);
                case BIGINT, TIMESTAMP -> ((LongColumnBuilder) column).append(values[id]);
                case DOUBLE -> ((DoubleColumnBuilder) column).append(Double.longBitsToDouble(values[id]));
                case STRING, BYTES -> throw new IllegalStateException(type + " has no fixed width");
            }
        }
    }

    @Override
    public void compact(boolean[] live, int ids) {
        // nothing: a value that is not live is overwritten when its id is used again
    }

    private static long bits(Column column, int row) {
        return switch (column) {
            case BooleanColumn booleans -> booleans.get(row) ? 1 : 0;
            case IntColumn ints -> ints.values()[row];
            case LongColumn longs -> longs.values()[row];
            case DoubleColumn doubles -> Double.doubleToLongBits(doubles.values()[row]);
            case DecimalColumn decimals -> throw new IllegalArgumentException("decimals have a store of their own");
            case BytesColumn bytes -> throw new IllegalArgumentException("bytes have no fixed width");
            case NestedColumn nested -> throw new IllegalArgumentException("nested values have no fixed width");
        };
    }
}
