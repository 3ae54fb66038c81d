package io.millrace.model.plan;

import java.time.Duration;

/** How rows are put into windows by event time. */
public sealed interface Window {

    /** Windows that start and end at times that are known without looking at rows. */
    sealed interface Fixed extends Window {
        /** The length of a window, of the longest one if they differ; milliseconds resolution, positive. */
        Duration size();

        /** By how much windows start later than full multiples since the epoch. */
        Duration offset();
    }

    /**
     * Windows of equal length, one after the other: {@code [n * size + offset, (n + 1) * size + offset)}.
     *
     * @param offset less than {@code size}
     */
    record Tumbling(Duration size, Duration offset) implements Fixed {}

    /**
     * Windows of equal length that overlap: {@code [n * slide + offset, n * slide + offset + size)}.
     *
     * @param slide milliseconds resolution, positive, at most {@code size}
     * @param offset less than {@code slide}
     */
    record Sliding(Duration size, Duration slide, Duration offset) implements Fixed {}

    /**
     * Windows that start together and end one after the other: {@code [n * size + offset, n * size + offset + k * step)} with {@code k} from 1
     * to {@code size / step}.
     *
     * @param step milliseconds resolution, positive, a divisor of {@code size}
     * @param offset less than {@code size}
     */
    record Cumulative(Duration size, Duration step, Duration offset) implements Fixed {}

    /**
     * Rows of a key that follow each other without a longer pause: from the time of the first to that of the last, and the gap behind it.
     *
     * @param gap the longest pause within a window; milliseconds resolution, positive
     */
    record Session(Duration gap) implements Window {}

    /** The window that a row is a result of. The time of the rows is a {@link RowTime.WindowEnd}. */
    record Inherited() implements Window {}
}
