package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/**
 * The value with the first or the last time by slot. Of values with the same time the first is the least and the last is the greatest,
 * so that the order in which rows come does not matter.
 */
final class TimedValues implements PairAccumulator {
    private final DataType type;
    private final boolean last;
    private final ValueStore values;
    private boolean[] present = new boolean[0];

    /** All bits of the times are flipped for the last, which turns their order around. */
    private final long flip;

    private long[] times = new long[0];

    TimedValues(DataType type, boolean last) {
        this.type = type;
        this.last = last;
        this.flip = last ? -1 : 0;
        this.values = ValueStore.of(type);
    }

    @Override
    public void reserve(int slots) {
        if (slots > present.length) {
            present = Arrays.copyOf(present, slots);
            times = Arrays.copyOf(times, slots);
            values.reserve(slots);
        }
    }

    /** @param right the times */
    @Override
    public void add(Column left, Column right, int[] rows, int[] slots, int count) {
        Validity validity = left.validity();
        Validity timeValidity = right.validity();
        long[] rowTimes = ((LongColumn) right).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int slot = slots[i];
            long time = rowTimes[row] ^ flip;
            if ((!present[slot] || time <= times[slot])
                    && validity.isValid(row)
                    && timeValidity.isValid(row)
                    && (!present[slot] || time < times[slot] || isNearer(values.compare(slot, left, row)))) {
                values.put(slot, left, row);
                times[slot] = time;
                present[slot] = true;
            }
        }
    }

    private boolean isNearer(int order) {
        return last ? order < 0 : order > 0;
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            int other = from[i];
            int slot = to[i];
            if (present[other]
                    && (!present[slot]
                            || times[other] < times[slot]
                            || (times[other] == times[slot] && isNearer(values.compare(slot, other))))) {
                values.copy(other, slot);
                times[slot] = times[other];
                present[slot] = true;
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
        return List.of(Field.nullable("value", type), Field.nullable("time", Scalar.TIMESTAMP));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        emit(slots, count, columns.getFirst());
        LongColumnBuilder longs = (LongColumnBuilder) columns.getLast();
        for (int i = 0; i < count; i++) {
            if (present[slots[i]]) {
                longs.append(times[slots[i]] ^ flip);
            } else {
                longs.appendNull();
            }
        }
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        add(columns.getFirst(), columns.getLast(), rows, slots, count);
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
