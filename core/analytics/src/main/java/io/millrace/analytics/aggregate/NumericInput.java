package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;

/** How a column's values are computed with. */
enum NumericInput {
    /** INT, BIGINT and TIMESTAMP, computed with as 64-bit integers. */
    WHOLE,
    /** DECIMAL, as whole numbers of up to 128 bits. */
    EXACT,
    /** DOUBLE. */
    FLOATING;

    /**
     * How values of {@code type} are.
     *
     * @throws IllegalArgumentException if it is not a number or a time
     */
    static NumericInput of(DataType type) {
        if (type instanceof DataType.Decimal) {
            return EXACT;
        }
        if (type instanceof DataType.Scalar scalar) {
            switch (scalar) {
                case INT, BIGINT, TIMESTAMP -> {
                    return WHOLE;
                }
                case DOUBLE -> {
                    return FLOATING;
                }
                case BOOLEAN, STRING, BYTES -> {}
            }
        }
        throw new IllegalArgumentException("values of type " + type + " cannot be added up or compared as numbers");
    }

    /** Whether {@link #of} takes a type. */
    static boolean isNumeric(DataType type) {
        return type instanceof DataType.Decimal
                || type == DataType.Scalar.INT
                || type == DataType.Scalar.BIGINT
                || type == DataType.Scalar.TIMESTAMP
                || type == DataType.Scalar.DOUBLE;
    }

    static IllegalArgumentException unexpected(Column column) {
        return new IllegalArgumentException(
                "a column of kind " + column.getClass().getSimpleName() + " does not fit this aggregate");
    }
}
