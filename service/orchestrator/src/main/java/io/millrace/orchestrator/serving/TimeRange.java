package io.millrace.orchestrator.serving;

import java.time.Instant;

/**
 * A range of time.
 *
 * @param from inclusive
 * @param to exclusive, later than {@code from}
 */
public record TimeRange(Instant from, Instant to) {

    /** The first instant that a range may hold: the year 0. */
    public static final Instant MIN = Instant.parse("0000-01-01T00:00:00Z");

    /** The end of the last range: after the year 9999. */
    public static final Instant MAX = Instant.parse("+10000-01-01T00:00:00Z");

    /** All of time. */
    public static final TimeRange ALL = new TimeRange(MIN, MAX);

    /** @throws IllegalArgumentException if the range is empty */
    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from " + from + " is not before to " + to);
        }
    }
}
