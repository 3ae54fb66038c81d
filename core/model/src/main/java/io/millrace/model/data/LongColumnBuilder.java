package io.millrace.model.data;

import java.util.Arrays;

/** Builds BIGINT and TIMESTAMP columns. */
public final class LongColumnBuilder implements ColumnBuilder {
    private final ValidityBuilder validity = new ValidityBuilder();
    private long[] values;
    private int size;

    public LongColumnBuilder(int expectedRows) {
        this.values = new long[Math.max(expectedRows, 1)];
    }

    public void append(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /**
     * An array with room for {@code count} more values from {@link #size()} on. Those written there become part of the column by
     * {@link #added}.
     */
    public long[] reserve(int count) {
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
    public LongColumn build() {
        LongColumn column = new LongColumn(values, size, validity.build(size));
        values = new long[ColumnBuilder.capacityAfter(size)];
        size = 0;
        return column;
    }
}
