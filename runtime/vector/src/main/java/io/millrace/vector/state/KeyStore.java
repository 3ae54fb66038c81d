package io.millrace.vector.state;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;

/**
 * The values of one key field for all keys of a {@link KeyTable}, by key id. Null equals null, as GROUP BY has it; DOUBLE
 * values are equal as {@link Double#equals} has it.
 */
interface KeyStore {

    static KeyStore of(DataType type) {
        if (type instanceof DataType.Decimal) {
            return new DecimalKeyStore();
        }
        if (type instanceof DataType.Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN, INT, BIGINT, DOUBLE, TIMESTAMP -> new LongKeyStore(scalar);
                case STRING, BYTES -> new BytesKeyStore();
            };
        }
        throw new IllegalArgumentException("values of type " + type + " cannot be keys");
    }

    /** Sets the value of a key id, new or used again. */
    void put(int id, Column column, int row);

    boolean matches(int id, Column column, int row);

    /**
     * Compares whole columns: the first position from {@code from} on at which the row's value differs from the id's, or
     * {@code count} if there is none.
     */
    int firstMismatch(Column column, int[] rows, int[] ids, int from, int count);

    /** Appends the values of some ids. */
    void emit(int[] ids, int count, ColumnBuilder column);

    /** Frees what keys that are not live hold. */
    void compact(boolean[] live, int ids);
}
