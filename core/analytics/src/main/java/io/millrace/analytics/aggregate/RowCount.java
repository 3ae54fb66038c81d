package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import java.util.Arrays;
import java.util.List;

/** Rows by slot, whatever is in them. */
final class RowCount implements SlotState {
    private long[] counts = new long[0];

    @Override
    public void reserve(int slots) {
        if (slots > counts.length) {
            counts = Arrays.copyOf(counts, slots);
        }
    }

    void add(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            counts[slots[i]]++;
        }
    }

    void addSlice(int count, int slot) {
        counts[slot] += count;
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            counts[to[i]] += counts[from[i]];
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            counts[slots[i]] = 0;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("rows", Scalar.BIGINT));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        SlotColumns.save(counts, slots, count, columns.get(0));
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        SlotColumns.restore(columns.get(0), rows, slots, count, counts);
    }

    long get(int slot) {
        return counts[slot];
    }
}
