package io.millrace.model.plan;

import java.time.Duration;

/** How rows are put into windows by event time. */
public sealed interface Window {

    /**
     * Windows of equal length, one after the other: {@code [n * size + offset, (n + 1) * size + offset)}.
     *
     * @param size milliseconds resolution, positive
     * @param offset from the epoch, less than {@code size}
     */
    record Tumbling(Duration size, Duration offset) implements Window {}
}
