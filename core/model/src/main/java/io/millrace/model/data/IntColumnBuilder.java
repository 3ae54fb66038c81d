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
