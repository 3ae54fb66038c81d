package io.millrace.formats.text;

import io.millrace.formats.TimestampForm;
import io.millrace.model.data.DataType;

/** A type together with how its values are written. */
public enum ValueKind {
    BOOLEAN,
    INT,
    BIGINT,
    DOUBLE,
    DECIMAL,
    STRING,
    BYTES,
    /** A TIMESTAMP as text. */
    ISO8601,
    /** A TIMESTAMP as milliseconds since the epoch. */
    MILLIS,
    /** A TIMESTAMP as microseconds since the epoch. */
    MICROS;

    /** Whether values of the type can be written. */
    public static boolean supports(DataType type) {
        return !type.isNested();
    }

    /**
     * The kind of values of {@code type}.
     *
     * @param form how a TIMESTAMP is written
     * @throws IllegalArgumentException if {@link #supports} is false
     */
    public static ValueKind of(DataType type, TimestampForm form) {
        if (type instanceof DataType.Decimal) {
            return DECIMAL;
        }
        if (!(type instanceof DataType.Scalar scalar)) {
            throw new IllegalArgumentException("values of type " + type + " have no text form");
        }
        return switch (scalar) {
            case BOOLEAN -> BOOLEAN;
            case INT -> INT;
            case BIGINT -> BIGINT;
            case DOUBLE -> DOUBLE;
            case STRING -> STRING;
            case BYTES -> BYTES;
            case TIMESTAMP ->
                switch (form) {
                    case ISO8601 -> ISO8601;
                    case MILLIS -> MILLIS;
                    case MICROS -> MICROS;
                };
        };
    }
}
