package io.millrace.formats;

/** How points in time are written. The names are those of job files. */
public enum TimestampForm {
    /** Text in ISO 8601. */
    ISO8601,
    /** A whole number of milliseconds since 1970-01-01T00:00:00Z. */
    MILLIS,
    /** A whole number of microseconds since 1970-01-01T00:00:00Z. */
    MICROS
}
