package io.millrace.model.spi;

/** The clock that everything is given, so that an engine can be simulated. */
public interface TimeSource {
    /** Microseconds since 1970-01-01T00:00:00Z; may jump. */
    long epochMicros();

    /** Milliseconds since 1970-01-01T00:00:00Z; may jump. */
    default long epochMillis() {
        return Math.floorDiv(epochMicros(), 1000);
    }

    /** Nanoseconds since some fixed point; never goes back. */
    long nanoTime();
}
