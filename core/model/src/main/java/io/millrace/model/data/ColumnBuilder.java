package io.millrace.model.data;

/**
 * Collects the values of one column. Parsers hold the concrete builders, so that a value costs a bounds check and a store.
 * A builder may be used again after {@link #build()}; it then starts empty and shares nothing with the column built.
 */
public sealed interface ColumnBuilder
        permits BooleanColumnBuilder,
                IntColumnBuilder,
                LongColumnBuilder,
                DoubleColumnBuilder,
                DecimalColumnBuilder,
                BytesColumnBuilder,
                ArrayColumnBuilder,
                MapColumnBuilder,
                RowColumnBuilder {

    /** The builder for columns of {@code type}. */
    static ColumnBuilder of(DataType type, int expectedRows) {
        return switch (type) {
            case DataType.Scalar scalar ->
                switch (scalar) {
                    case BOOLEAN -> new BooleanColumnBuilder(expectedRows);
                    case INT -> new IntColumnBuilder(expectedRows);
                    case BIGINT, TIMESTAMP -> new LongColumnBuilder(expectedRows);
                    case DOUBLE -> new DoubleColumnBuilder(expectedRows);
                    case STRING, BYTES -> new BytesColumnBuilder(expectedRows);
                };
            case DataType.Decimal decimal -> new DecimalColumnBuilder(decimal, expectedRows);
            case DataType.Array array -> new ArrayColumnBuilder(array, expectedRows);
            case DataType.Map map -> new MapColumnBuilder(map, expectedRows);
            case DataType.Row row -> new RowColumnBuilder(row, expectedRows);
        };
    }

    /** The number of values so far, nulls included. */
    int size();

    /**
     * Takes the arrays of the column that begins from this memory; without it they are {@linkplain HeapMemory#HEAP new}. To be called when the
     * builder is empty, for each column again.
     */
    void use(ColumnMemory memory);

    void appendNull();

    /** Forgets all values from {@code size} on, and what was begun of another one. */
    void truncate(int size);

    Column build();

    /** How much room a builder starts with after a column of this size: the next one will be about as large. */
    static int capacityAfter(int size) {
        return Math.max(size + (size >> 3), 64);
    }
}
