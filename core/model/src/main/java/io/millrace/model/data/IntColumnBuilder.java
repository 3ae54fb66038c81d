package io.millrace.model.data;

import java.util.Arrays;

/** Builds INT columns. */
public final class IntColumnBuilder implements ColumnBuilder {
    private final ValidityBuilder validity = new ValidityBuilder();
    private int[] values;
    private int size;

    public IntColumnBuilder(int expectedRows) {
        this.values = new int[Math.max(expectedRows, 1)];
    }

    public void append(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /**
     * An array with room for {@code count} more values from {@link #size()} on. Those written there become part of the column by
     * {@link #added}.
     */
    public int[] reserve(int count) {
        if (count > values.length - size) {
            values = Arrays.copyOf(values, Math.max(size + count, size * 2));
        }
        return values;
    }

    /** Takes {@code count} values that were written to what {@link #reserve} gave. */
    public void added(int count) {
        size += count;
    }

    @Override
    public void appendNull() {
        append(0);
        validity.setNull(size - 1);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void truncate(int size) {
        validity.truncate(size, this.size);
        this.size = size;
    }

    @Override
    public IntColumn build() {
        IntColumn column = new IntColumn(values, size, validity.build(size));
        values = new int[ColumnBuilder.capacityAfter(size)];
        size = 0;
        return column;
    }
}
