package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.Int128;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/**
 * All values by slot, for aggregates that need each of them. Every value is an entry of one shared arena that links to
 * the entry before it in the same slot; entries of a cleared slot are used again. 12 bytes a value.
 *
 * <p>Whole numbers are kept exactly up to 2<sup>53</sup> in magnitude, beyond that they are rounded to the nearest double, which is the type of
 * every result computed from them; so are DECIMAL values.
 */
final class Values implements SliceAccumulator {
    private static final int NONE = -1;

    private final Int128 unscaled = new Int128();
    private int[] heads = new int[0];
    private int[] counts = new int[0];
    private double[] values = new double[1024];
    private int[] next = new int[1024];
    private int used;
    private int free = NONE;

    @Override
    public void reserve(int slots) {
        int known = heads.length;
        if (slots > known) {
            heads = Arrays.copyOf(heads, slots);
            counts = Arrays.copyOf(counts, slots);
            Arrays.fill(heads, known, slots, NONE);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        Validity validity = input.validity();
        switch (input) {
            case IntColumn ints -> {
                int[] column = ints.values();
                for (int i = 0; i < count; i++) {
                    if (validity.isValid(rows[i])) {
                        append(slots[i], column[rows[i]]);
                    }
                }
            }
            case LongColumn longs -> {
                long[] column = longs.values();
                for (int i = 0; i < count; i++) {
                    if (validity.isValid(rows[i])) {
                        append(slots[i], (double) column[rows[i]]);
                    }
                }
            }
            case DecimalColumn decimals -> {
                for (int i = 0; i < count; i++) {
                    if (validity.isValid(rows[i])) {
                        append(slots[i], value(decimals, rows[i]));
                    }
                }
            }
            case DoubleColumn doubles -> {
                double[] column = doubles.values();
                for (int i = 0; i < count; i++) {
                    if (validity.isValid(rows[i])) {
                        append(slots[i], column[rows[i]]);
                    }
                }
            }
            default -> throw NumericInput.unexpected(input);
        }
    }

    @Override
    public void addSlice(Column input, int from, int to, int slot) {
        switch (input) {
            case IntColumn ints -> {
                int[] column = ints.values();
                for (int row = from; row < to; row++) {
                    append(slot, column[row]);
                }
            }
            case LongColumn longs -> {
                long[] column = longs.values();
                for (int row = from; row < to; row++) {
                    append(slot, (double) column[row]);
                }
            }
            case DecimalColumn decimals -> {
                for (int row = from; row < to; row++) {
                    append(slot, value(decimals, row));
                }
            }
            case DoubleColumn doubles -> {
                double[] column = doubles.values();
                for (int row = from; row < to; row++) {
                    append(slot, column[row]);
                }
            }
            default -> throw NumericInput.unexpected(input);
        }
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            for (int entry = heads[from[i]]; entry != NONE; entry = next[entry]) {
                append(to[i], values[entry]);
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            int entry = heads[slots[i]];
            while (entry != NONE) {
                int following = next[entry];
                next[entry] = free;
                free = entry;
                entry = following;
            }
            heads[slots[i]] = NONE;
            counts[slots[i]] = 0;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("values", new DataType.Array(Scalar.DOUBLE)));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        ArrayColumnBuilder arrays = (ArrayColumnBuilder) columns.getFirst();
        DoubleColumnBuilder elements = (DoubleColumnBuilder) arrays.elements();
        for (int i = 0; i < count; i++) {
            for (int entry = heads[slots[i]]; entry != NONE; entry = next[entry]) {
                elements.append(values[entry]);
            }
            arrays.endValue();
        }
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        ArrayColumn arrays = (ArrayColumn) columns.getFirst();
        double[] elements = ((DoubleColumn) arrays.elements()).values();
        for (int i = 0; i < count; i++) {
            if (arrays.validity().isValid(rows[i])) {
                for (int at = arrays.offsets()[rows[i]]; at < arrays.offsets()[rows[i] + 1]; at++) {
                    append(slots[i], elements[at]);
                }
            }
        }
    }

    int count(int slot) {
        return counts[slot];
    }

    /** Copies the values of a slot, {@link #count} of them, to {@code target} from {@code from} on, in no order. */
    void copy(int slot, double[] target, int from) {
        int at = from;
        for (int entry = heads[slot]; entry != NONE; entry = next[entry]) {
            target[at++] = values[entry];
        }
    }

    private double value(DecimalColumn decimals, int row) {
        decimals.load(row, unscaled);
        return unscaled.toDouble(decimals.type().scale());
    }

    private void append(int slot, double value) {
        int entry = free;
        if (entry != NONE) {
            free = next[entry];
        } else {
            if (used == values.length) {
                int larger = Math.addExact(used, used >> 1);
                values = Arrays.copyOf(values, larger);
                next = Arrays.copyOf(next, larger);
            }
            entry = used++;
        }
        values[entry] = value;
        next[entry] = heads[slot];
        heads[slot] = entry;
        counts[slot]++;
    }
}
