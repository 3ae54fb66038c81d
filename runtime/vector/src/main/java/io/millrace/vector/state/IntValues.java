package io.millrace.vector.state;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.IntColumn;
import java.util.Arrays;

/** Values of 32 bits: INT. */
final class IntValues implements ColumnStore {
    private final NullSlots nulls = new NullSlots();
    private int[] values = new int[64];

    @Override
    public void put(Column column, int[] rows, int[] slots, int count, int limit) {
        if (limit > values.length) {
            values = Arrays.copyOf(values, Math.max(limit, values.length * 2));
        }
        int[] from = ((IntColumn) column).values();
        for (int i = 0; i < count; i++) {
            values[slots[i]] = from[rows[i]];
        }
        nulls.put(column.validity(), rows, slots, count, limit);
    }

    @Override
    public Column gather(int[] slots, int count, ColumnMemory memory) {
        int[] gathered = memory.ints(count);
        for (int i = 0; i < count; i++) {
            gathered[i] = values[slots[i]];
        }
        return new IntColumn(gathered, count, nulls.gather(slots, count, memory));
    }

    @Override
    public void free(int[] slots, int count) {
        // nothing: the place is as large for any value
    }
}
