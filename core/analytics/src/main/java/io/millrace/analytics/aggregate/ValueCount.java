package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/** Values that are not null, by slot. */
final class ValueCount implements SliceAccumulator {
    private long[] counts = new long[0];

    @Override
    public void reserve(int slots) {
        if (slots > counts.length) {
            counts = Arrays.copyOf(counts, slots);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        Validity validity = input.validity();
        if (validity.allValid()) {
            for (int i = 0; i < count; i++) {
                counts[slots[i]]++;
            }
        } else {
            for (int i = 0; i < count; i++) {
                if (validity.isValid(rows[i])) {
                    counts[slots[i]]++;
                }
            }
        }
    }

    @Override
    public void addSlice(Column input, int from, int to, int slot) {
        counts[slot] += to - from;
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
        return List.of(Field.required("values", Scalar.BIGINT));
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
