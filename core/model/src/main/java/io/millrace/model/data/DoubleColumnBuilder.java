package io.millrace.model.data;

import java.util.Arrays;

/** Builds DOUBLE columns. */
public final class DoubleColumnBuilder implements ColumnBuilder {
    private final ValidityBuilder validity = new ValidityBuilder();
    private double[] values;
    private int size;

    public DoubleColumnBuilder(int expectedRows) {
        this.values = new double[Math.max(expectedRows, 1)];
    }

    public void append(double value) {
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
    public DoubleColumn build() {
        DoubleColumn column = new DoubleColumn(values, size, validity.build(size));
        values = new double[ColumnBuilder.capacityAfter(size)];
        size = 0;
        return column;
    }
}
