package io.millrace.model.function;

/**
 * The arguments of one row. An argument is read by the accessor of its parameter's type; another one, and reading what is null,
 * is an error of the function. Positions count from 0.
 */
public interface Arguments {
    boolean isNull(int argument);

    boolean getBoolean(int argument);

    int getInt(int argument);

    /** A BIGINT, or a TIMESTAMP in microseconds since 1970-01-01T00:00:00Z. */
    long getLong(int argument);

    double getDouble(int argument);

    /** A STRING, as a new object. */
    String getString(int argument);

    /** The bytes of a STRING (UTF-8) or of BYTES, as a new array. */
    byte[] getBytes(int argument);

    /** The number of bytes of a STRING (UTF-8) or of BYTES. */
    int byteLength(int argument);

    /** One byte of a STRING (UTF-8) or of BYTES, without an object. */
    byte byteAt(int argument, int index);
}
