package io.millrace.model.plan;

import java.time.Duration;

/** When the results of a window without end are given out: of keys that have had rows since they were last. */
public sealed interface Trigger {
    /** With every {@code rows}-th row of a key; positive. */
    record Rows(long rows) implements Trigger {}

    /**
     * Every so often by the clock.
     *
     * @param every milliseconds resolution, positive
     */
    record Clock(Duration every) implements Trigger {}

    /**
     * When the watermark passes full multiples of a duration since 1970.
     *
     * @param every milliseconds resolution, positive
     */
    record EventTime(Duration every) implements Trigger {}

    /** At the end of the input. */
    record EndOfInput() implements Trigger {}
}
