package io.millrace.model.data;

/** Builds DOUBLE columns. */
public final class DoubleColumnBuilder implements ColumnBuilder {
    private static final double[] NONE = {};

    private final ValidityBuilder validity = new ValidityBuilder();
    private ColumnMemory memory = HeapMemory.HEAP;
    private double[] values = NONE;
    private int size;

    /** Room that the next column will need. */
    private int expected;

    public DoubleColumnBuilder(int expectedRows) {
        this.expected = Math.max(expectedRows, 1);
    }

    public void append(double value) {
        if (size == values.length) {
            grow(1);
        }
        values[size++] = value;
    }

    /**
     * An array with room for {@code count} more values from {@link #size()} on. Those written there become part of the column by
     * {@link #added}.
     */
    public double[] reserve(int count) {
        if (count > values.length - size) {
            grow(count);
        }
        return values;
    }

    /** Takes {@code count} values that were written to what {@link #reserve} gave. */
    public void added(int count) {
        size += count;
    }

    @Override
    public void use(ColumnMemory memory) {
        this.memory = memory;
        validity.use(memory);
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
        DoubleColumn column = memory.objects().doubles(values, size, validity.build(size));
        expected = ColumnBuilder.capacityAfter(size);
        values = NONE;
        size = 0;
        memory = HeapMemory.HEAP;
        return column;
    }

    private void grow(int count) {
        double[] grown = memory.doubles(Math.max(expected, Math.max(size + count, size * 2)));
        System.arraycopy(values, 0, grown, 0, size);
        values = grown;
    }
}
