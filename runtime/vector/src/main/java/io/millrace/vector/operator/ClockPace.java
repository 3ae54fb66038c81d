package io.millrace.vector.operator;

import io.millrace.model.spi.TimeSource;
import java.time.Duration;

/** What happens every so often by the clock, for the first time when so long has passed since the first look at it. What took longer than that is not made up for. Used by one thread. */
public final class ClockPace {
    private final TimeSource time;
    private final long everyNanos;
    private boolean started;
    private long nextNanos;

    /** @param every positive; more than 292 years are as long as that */
    public ClockPace(TimeSource time, Duration every) {
        this.time = time;
        this.everyNanos = every.toDays() > 100_000 ? Long.MAX_VALUE / 2 : every.toNanos();
    }

    boolean isDue() {
        long now = time.nanoTime();
        if (!started) {
            started = true;
            nextNanos = now + everyNanos;
        }
        return now - nextNanos >= 0;
    }

    /** It has been done. */
    void done() {
        nextNanos += everyNanos;
        long now = time.nanoTime();
        if (now - nextNanos >= 0) {
            nextNanos = now + everyNanos;
        }
    }
}
