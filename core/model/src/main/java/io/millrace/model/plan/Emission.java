package io.millrace.model.plan;

import java.time.Duration;

/**
 * When the results of windows are given out. A result that comes before its window is over is replaced by the next one of the same key and window; the last one
 * is final. Of sessions, which grow and merge, a result replaces those of its key whose windows lie within its own.
 */
public sealed interface Emission {
    /** Once, when the window is over for good. */
    record Final() implements Emission {}

    /**
     * Also every so often by the clock, of groups that have changed since they were last given out.
     *
     * @param every milliseconds resolution, positive
     */
    record Early(Duration every) implements Emission {}

    /** For every row, of each window that it is in. */
    record OnUpdate() implements Emission {}
}
