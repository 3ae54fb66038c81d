package io.millrace.model.invocation;

import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import java.util.Arrays;
import java.util.List;

/** The values that functions keep, by slot: one of each field, null in a slot never used. Used by one thread. */
public final class StateValues {
    private static final byte[] NONE = new byte[0];

    private final List<Scalar> types;
    private final boolean[][] present;

    /** Numbers, times and truth values as bits, by field and slot. */
    private final long[][] words;

    /** Texts and bytes by field and slot. */
    private final byte[][][] bytes;

    public StateValues(List<Scalar> types) {
        this.types = List.copyOf(types);
        this.present = new boolean[types.size()][0];
        this.words = new long[types.size()][0];
        this.bytes = new byte[types.size()][0][];
    }

    /** The type of each field. */
    public List<Scalar> types() {
        return types;
    }

    /** Makes room for slots {@code 0 .. slots}; values of known slots stay. */
    public void reserve(int slots) {
        for (int field = 0; field < types.size(); field++) {
            int known = present[field].length;
            if (slots > known) {
                present[field] = Arrays.copyOf(present[field], slots);
                if (isText(field)) {
                    bytes[field] = Arrays.copyOf(bytes[field], slots);
                    Arrays.fill(bytes[field], known, slots, NONE);
                } else {
                    words[field] = Arrays.copyOf(words[field], slots);
                }
            }
        }
    }

    /** Makes all values of a slot null. */
    public void clear(int slot) {
        for (int field = 0; field < types.size(); field++) {
            setNull(field, slot);
        }
    }

    boolean isNull(int field, int slot) {
        return !present[field][slot];
    }

    long word(int field, int slot) {
        return words[field][slot];
    }

    byte[] bytes(int field, int slot) {
        return bytes[field][slot];
    }

    void setNull(int field, int slot) {
        present[field][slot] = false;
        if (isText(field)) {
            bytes[field][slot] = NONE;
        }
    }

    void set(int field, int slot, long word) {
        present[field][slot] = true;
        words[field][slot] = word;
    }

    /** @param value is kept, and not written to any more */
    void set(int field, int slot, byte[] value) {
        present[field][slot] = true;
        bytes[field][slot] = value;
    }

    private boolean isText(int field) {
        return switch (types.get(field)) {
            case STRING, BYTES -> true;
            case BOOLEAN, INT, BIGINT, DOUBLE, TIMESTAMP -> false;
        };
    }

    /**
     * Appends the values of some slots, one row a slot.
     *
     * @param columns one builder a field, in order
     */
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        for (int field = 0; field < types.size(); field++) {
            ColumnBuilder column = columns.get(field);
            for (int i = 0; i < count; i++) {
                if (present[field][slots[i]]) {
                    append(field, slots[i], column);
                } else {
                    column.appendNull();
                }
            }
        }
    }

    private void append(int field, int slot, ColumnBuilder column) {
        switch (column) {
            case BooleanColumnBuilder booleans -> booleans.append(words[field][slot] != 0);
            case IntColumnBuilder ints -> ints.append((int) words[field][slot]);
            case LongColumnBuilder longs -> longs.append(words[field][slot]);
            case DoubleColumnBuilder doubles -> doubles.append(Double.longBitsToDouble(words[field][slot]));
            case BytesColumnBuilder texts -> texts.append(bytes[field][slot], 0, bytes[field][slot].length);
            default -> throw new IllegalArgumentException("no column of " + types.get(field) + ": " + column);
        }
    }

    /**
     * Gives slots the values that others had when they were saved.
     *
     * @param columns one column a field, in order
     * @param rows which rows of them, {@code count} of them
     * @param slots the slot of each of these rows
     */
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        for (int field = 0; field < types.size(); field++) {
            Column column = columns.get(field);
            for (int i = 0; i < count; i++) {
                if (column.validity().isValid(rows[i])) {
                    take(field, slots[i], column, rows[i]);
                } else {
                    setNull(field, slots[i]);
                }
            }
        }
    }

    /**
     * Gives a slot the values of a row.
     *
     * @param columns one column a field, in order; an INT may become a BIGINT or DOUBLE, a BIGINT a DOUBLE
     */
    public void put(int slot, Column[] columns, int row) {
        for (int field = 0; field < types.size(); field++) {
            if (columns[field].validity().isValid(row)) {
                take(field, slot, columns[field], row);
            } else {
                setNull(field, slot);
            }
        }
    }

    /** Whether all values of a slot are null. */
    public boolean isClear(int slot) {
        for (boolean[] values : present) {
            if (values[slot]) {
                return false;
            }
        }
        return true;
    }

    /** Compares the values of two slots, field by field: null is less than all others, false less than true, NaN greatest; texts go by their bytes. */
    public int compare(int slot, int other) {
        for (int field = 0; field < types.size(); field++) {
            int order = Boolean.compare(present[field][slot], present[field][other]);
            if (order == 0 && present[field][slot]) {
                order = switch (types.get(field)) {
                    case STRING, BYTES -> Arrays.compareUnsigned(bytes[field][slot], bytes[field][other]);
                    case DOUBLE ->
                        Double.compare(
                                Double.longBitsToDouble(words[field][slot]),
                                Double.longBitsToDouble(words[field][other]));
                    case BOOLEAN, INT, BIGINT, TIMESTAMP -> Long.compare(words[field][slot], words[field][other]);
                };
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private void take(int field, int slot, Column column, int row) {
        switch (column) {
            case BooleanColumn booleans -> set(field, slot, booleans.get(row) ? 1 : 0);
            case IntColumn ints -> set(field, slot, number(field, ints.values()[row]));
            case LongColumn longs -> set(field, slot, number(field, longs.values()[row]));
            case DoubleColumn doubles -> set(field, slot, Double.doubleToRawLongBits(doubles.values()[row]));
            case BytesColumn texts -> set(field, slot, texts.bytes(row));
            default -> throw new IllegalArgumentException("no column of " + types.get(field) + ": " + column);
        }
    }

    private long number(int field, long value) {
        return types.get(field) == Scalar.DOUBLE ? Double.doubleToRawLongBits((double) value) : value;
    }
}
