package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/** The least or greatest value by slot, of any type; numbers and times have faster ones. */
final class ExtremeValues implements Accumulator {
    private final DataType type;
    private final int sign;
    private final ValueStore values;
    private boolean[] present = new boolean[0];

    ExtremeValues(DataType type, boolean greatest) {
        this.type = type;
        this.sign = greatest ? -1 : 1;
        this.values = ValueStore.of(type);
    }

    @Override
    public void reserve(int slots) {
        if (slots > present.length) {
            present = Arrays.copyOf(present, slots);
            values.reserve(slots);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        Validity validity = input.validity();
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            if (validity.isValid(rows[i]) && (!present[slot] || sign * values.compare(slot, input, rows[i]) > 0)) {
                values.put(slot, input, rows[i]);
                present[slot] = true;
            }
        }
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            if (present[from[i]] && (!present[to[i]] || sign * values.compare(to[i], from[i]) > 0)) {
                values.copy(from[i], to[i]);
                present[to[i]] = true;
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            present[slots[i]] = false;
            values.free(slots[i]);
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.nullable("extreme", type));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        emit(slots, count, columns.getFirst());
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        add(columns.getFirst(), rows, slots, count);
    }

    /** Appends the values of some slots, null where there was none. */
    void emit(int[] slots, int count, ColumnBuilder column) {
        for (int i = 0; i < count; i++) {
            if (present[slots[i]]) {
                values.append(slots[i], column);
            } else {
                column.appendNull();
            }
        }
    }
}
