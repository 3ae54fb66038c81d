package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;

/**
 * Values of one type by number, in arrays. A number holds what was last put there; what was never put, or was freed, is not to be
 * read. DOUBLE values are equal as {@link Double#equals} has it.
 */
interface ValueStore {
    /** @throws IllegalArgumentException if values of the type hold others */
    static ValueStore of(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return decimal.isWide() ? new WideValueStore() : new WordValueStore(false);
        }
        if (type instanceof DataType.Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN, INT, BIGINT, TIMESTAMP -> new WordValueStore(false);
                case DOUBLE -> new WordValueStore(true);
                case STRING, BYTES -> new BytesValueStore();
            };
        }
        throw new IllegalArgumentException("values of type " + type + " are not single values");
    }

    /** Makes room for numbers {@code 0 .. count}. */
    void reserve(int count);

    /** Puts the value of a row, which is not null. */
    void put(int number, Column column, int row);

    /** Puts the value of another number. */
    void copy(int from, int to);

    /** Gives back what a number holds. */
    void free(int number);

    boolean matches(int number, Column column, int row);

    /** Whether two numbers hold equal values. */
    boolean matches(int number, int other);

    /**
     * Compares many values: the first position from {@code from} on at which the row's value differs from the number's, or
     * {@code count} if there is none.
     */
    int firstMismatch(Column column, int[] rows, int[] numbers, int from, int count);

    /** Compares the value of a number with that of a row, in the order of SQL: NaN is greatest, texts go by their code points. */
    int compare(int number, Column column, int row);

    /** Compares the values of two numbers. */
    int compare(int number, int other);

    /** Appends the value of a number to a column of the type. */
    void append(int number, ColumnBuilder column);
}
