package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import java.util.List;

/** The different values of each slot. */
final class DistinctValues implements Accumulator {
    private final DataType type;
    private final SlotEntries entries;

    /** @param type of the values */
    DistinctValues(DataType type) {
        this(type, new ValueHash());
    }

    DistinctValues(DataType type, ValueHash hash) {
        this.type = type;
        this.entries = new SlotEntries(type, hash);
    }

    @Override
    public void reserve(int slots) {
        entries.reserve(slots);
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        entries.find(input, rows, slots, count);
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            for (int entry = entries.first(from[i]); entry != SlotEntries.NONE; entry = entries.next(entry)) {
                entries.findCopy(entry, to[i]);
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        entries.clear(slots, count);
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("values", new DataType.Array(type)));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        ArrayColumnBuilder arrays = (ArrayColumnBuilder) columns.getFirst();
        for (int i = 0; i < count; i++) {
            for (int entry = entries.first(slots[i]); entry != SlotEntries.NONE; entry = entries.next(entry)) {
                entries.append(entry, arrays.elements());
            }
            arrays.endValue();
        }
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        ArrayColumn arrays = (ArrayColumn) columns.getFirst();
        ElementRows elements = ElementRows.of(arrays, rows, slots, count);
        entries.find(arrays.elements(), elements.rows(), elements.slots(), elements.count());
    }

    /** How many different values a slot has. */
    int count(int slot) {
        return entries.count(slot);
    }
}
