package io.millrace.vector.state;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DecimalColumnBuilder;
import java.util.Arrays;

/** Keys of one DECIMAL type, each as 128 bits. */
final class DecimalKeyStore implements KeyStore {
    private long[] high = new long[64];
    private long[] low = new long[64];
    private boolean[] nulls = new boolean[64];

    @Override
    public void put(int id, Column column, int row) {
        if (id >= low.length) {
            int larger = Math.max(id + 1, low.length * 2);
            high = Arrays.copyOf(high, larger);
            low = Arrays.copyOf(low, larger);
            nulls = Arrays.copyOf(nulls, larger);
        }
        DecimalColumn decimals = (DecimalColumn) column;
        nulls[id] = column.validity().isNull(row);
        high[id] = decimals.high(row);
        low[id] = decimals.low(row);
    }

    @Override
    public boolean matches(int id, Column column, int row) {
        DecimalColumn decimals = (DecimalColumn) column;
        return column.validity().isNull(row)
                ? nulls[id]
                : !nulls[id] && low[id] == decimals.low(row) && high[id] == decimals.high(row);
    }

    @Override
    public int firstMismatch(Column column, int[] rows, int[] ids, int from, int count) {
        for (int i = from; i < count; i++) {
            if (!matches(ids[i], column, rows[i])) {
                return i;
            }
        }
        return count;
    }

    @Override
    public void emit(int[] ids, int count, ColumnBuilder column) {
        DecimalColumnBuilder decimals = (DecimalColumnBuilder) column;
        for (int i = 0; i < count; i++) {
            if (nulls[ids[i]]) {
                decimals.appendNull();
            } else {
                decimals.append(high[ids[i]], low[ids[i]]);
            }
        }
    }

    @Override
    public void compact(boolean[] live, int ids) {
        // nothing: a value that is not live is overwritten when its id is used again
    }
}
