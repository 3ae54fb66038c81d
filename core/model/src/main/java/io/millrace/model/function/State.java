package io.millrace.model.function;

/**
 * Values that are kept: those of the fields that were declared, in their order from 0. A value is read and written by the methods of its field's type; another one, and
 * reading what is null, is an error of the function.
 */
public interface State extends Arguments {
    void setNull(int field);

    void set(int field, boolean value);

    void set(int field, int value);

    /** A BIGINT, or a TIMESTAMP in microseconds since 1970-01-01T00:00:00Z. */
    void set(int field, long value);

    void set(int field, double value);

    void set(int field, String value);

    /** BYTES, or a STRING in UTF-8. The array is copied. */
    void set(int field, byte[] value);
}
