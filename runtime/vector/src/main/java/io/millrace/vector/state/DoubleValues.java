package io.millrace.vector.state;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.DoubleColumn;
import java.util.Arrays;

/** Values of type DOUBLE. */
final class DoubleValues implements ColumnStore {
    private final NullSlots nulls = new NullSlots();
    private double[] values = new double[64];

    @Override
    public void put(Column column, int[] rows, int[] slots, int count, int limit) {
        if (limit > values.length) {
            values = Arrays.copyOf(values, Math.max(limit, values.length * 2));
        }
        double[] from = ((DoubleColumn) column).values();
        for (int i = 0; i < count; i++) {
            values[slots[i]] = from[rows[i]];
        }
        nulls.put(column.validity(), rows, slots, count, limit);
    }

    @Override
    public Column gather(int[] slots, int count, ColumnMemory memory) {
        double[] gathered = memory.doubles(count);
        for (int i = 0; i < count; i++) {
            gathered[i] = values[slots[i]];
        }
        return new DoubleColumn(gathered, count, nulls.gather(slots, count, memory));
    }

    @Override
    public void free(int[] slots, int count) {
        // nothing: the place is as large for any value
    }
}
