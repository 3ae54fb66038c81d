package io.millrace.analytics.aggregate;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/**
 * How many different values each slot has, approximately: a {@link HyperLogLog} by slot, which is used again when the slot is.
 */
final class DistinctSketches implements Accumulator {
    private final int precision;
    private final ValueHash hash = new ValueHash();
    private HyperLogLog[] sketches = new HyperLogLog[0];

    DistinctSketches(int precision) {
        this.precision = precision;
    }

    @Override
    public void reserve(int slots) {
        int known = sketches.length;
        if (slots > known) {
            sketches = Arrays.copyOf(sketches, slots);
            for (int slot = known; slot < slots; slot++) {
                sketches[slot] = new HyperLogLog(precision);
            }
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        long[] hashes = hash.hash(input, rows, count);
        Validity validity = input.validity();
        for (int i = 0; i < count; i++) {
            if (validity.isValid(rows[i])) {
                sketches[slots[i]].add(hashes[rows[i]]);
            }
        }
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            sketches[to[i]].addAll(sketches[from[i]]);
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            sketches[slots[i]].clear();
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("sketch", Scalar.BYTES));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        BytesColumnBuilder bytes = (BytesColumnBuilder) columns.getFirst();
        for (int i = 0; i < count; i++) {
            sketches[slots[i]].write(bytes);
        }
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        BytesColumn bytes = (BytesColumn) columns.getFirst();
        for (int i = 0; i < count; i++) {
            if (bytes.validity().isValid(rows[i])) {
                sketches[slots[i]].read(bytes.data(), bytes.start(rows[i]), bytes.length(rows[i]));
            }
        }
    }

    double estimate(int slot) {
        return sketches[slot].estimate();
    }
}
