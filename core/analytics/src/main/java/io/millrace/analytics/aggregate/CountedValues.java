package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import java.util.Arrays;
import java.util.List;

/**
 * How often each value came, by slot, as far as the memory of a slot goes. When a slot has more than {@code capacity} values, the count in the
 * middle is taken from all of them, and those that have nothing left are dropped (J. Misra, D. Gries, Finding repeated elements, 1982, in the form of D. Anderson
 * et al., A high-performance algorithm for identifying frequent items in data streams, 2017). A count is never more than the true one, and less by at
 * most {@link #lack}, which is at most 2/capacity of all values of the slot.
 */
final class CountedValues implements Accumulator {
    private final DataType type;
    private final int capacity;
    private final SlotEntries entries;
    private long[] counts = new long[0];
    private long[] lacks = new long[0];
    private long[] middle = new long[0];

    /** @param capacity at least 2 */
    CountedValues(DataType type, int capacity) {
        this.type = type;
        this.capacity = capacity;
        this.entries = new SlotEntries(type, new ValueHash());
    }

    @Override
    public void reserve(int slots) {
        entries.reserve(slots);
        if (slots > lacks.length) {
            lacks = Arrays.copyOf(lacks, slots);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        int found = entries.find(input, rows, slots, count);
        reserveCounts();
        for (int i = 0; i < found; i++) {
            counts[entries.entry(i)]++;
        }
        for (int i = 0; i < found; i++) {
            shrink(entries.slot(i));
        }
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            for (int entry = entries.first(from[i]); entry != SlotEntries.NONE; entry = entries.next(entry)) {
                int copy = entries.findCopy(entry, to[i]);
                reserveCounts();
                counts[copy] += counts[entry];
            }
            lacks[to[i]] += lacks[from[i]];
            shrink(to[i]);
        }
    }

    private void shrink(int slot) {
        int size = entries.count(slot);
        if (size <= capacity) {
            return;
        }
        if (middle.length < size) {
            middle = new long[size];
        }
        int at = 0;
        for (int entry = entries.first(slot); entry != SlotEntries.NONE; entry = entries.next(entry)) {
            middle[at++] = counts[entry];
        }
        Arrays.sort(middle, 0, size);
        long less = middle[size - 1 - capacity / 2];
        lacks[slot] += less;
        int before = SlotEntries.NONE;
        int entry = entries.first(slot);
        while (entry != SlotEntries.NONE) {
            int following = entries.next(entry);
            counts[entry] -= less;
            if (counts[entry] <= 0) {
                counts[entry] = 0;
                entries.remove(entry, before);
            } else {
                before = entry;
            }
            entry = following;
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            for (int entry = entries.first(slots[i]); entry != SlotEntries.NONE; entry = entries.next(entry)) {
                counts[entry] = 0;
            }
            lacks[slots[i]] = 0;
        }
        entries.clear(slots, count);
    }

    @Override
    public List<Field> stateFields() {
        return List.of(
                Field.required("values", new DataType.Array(type)),
                Field.required("counts", new DataType.Array(Scalar.BIGINT)),
                Field.required("lack", Scalar.BIGINT));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        ArrayColumnBuilder values = (ArrayColumnBuilder) columns.get(0);
        ArrayColumnBuilder arrays = (ArrayColumnBuilder) columns.get(1);
        LongColumnBuilder elements = (LongColumnBuilder) arrays.elements();
        for (int i = 0; i < count; i++) {
            for (int entry = entries.first(slots[i]); entry != SlotEntries.NONE; entry = entries.next(entry)) {
                entries.append(entry, values.elements());
                elements.append(counts[entry]);
            }
            values.endValue();
            arrays.endValue();
        }
        SlotColumns.save(lacks, slots, count, columns.get(2));
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        ArrayColumn values = (ArrayColumn) columns.get(0);
        long[] saved = ((LongColumn) ((ArrayColumn) columns.get(1)).elements()).values();
        ElementRows elements = ElementRows.of(values, rows, slots, count);
        int found = entries.find(values.elements(), elements.rows(), elements.slots(), elements.count());
        reserveCounts();
        for (int i = 0; i < found; i++) {
            counts[entries.entry(i)] = saved[elements.rows()[i]];
        }
        SlotColumns.restore(columns.get(2), rows, slots, count, lacks);
    }

    private void reserveCounts() {
        if (entries.limit() > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(entries.limit(), Math.addExact(counts.length, counts.length >> 1)));
        }
    }

    /** The values of a slot. */
    SlotEntries entries() {
        return entries;
    }

    /** How often the value of an entry came, as far as is known. */
    long count(int entry) {
        return counts[entry];
    }

    /** What counts of a slot may be too small by. */
    long lack(int slot) {
        return lacks[slot];
    }
}
