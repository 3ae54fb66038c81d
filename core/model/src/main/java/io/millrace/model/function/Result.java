package io.millrace.model.function;

/** Takes the result of one row, by the method of the result's type; another one is an error of the function. The last one counts. */
public interface Result {
    void setNull();

    void set(boolean value);

    void set(int value);

    /** A BIGINT, or a TIMESTAMP in microseconds since 1970-01-01T00:00:00Z. */
    void set(long value);

    void set(double value);

    void set(String value);

    /** BYTES, or a STRING in UTF-8. */
    default void set(byte[] value) {
        set(value, 0, value.length);
    }

    /** Some of the bytes of an array. */
    void set(byte[] source, int from, int count);
}
