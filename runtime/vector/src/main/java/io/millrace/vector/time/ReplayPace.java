package io.millrace.vector.time;

import org.jspecify.annotations.Nullable;

/**
 * Lets event time pass a fixed number of times as fast as the clock: the first row sets the start of both, for all tasklets of the source. Safe to use from any
 * thread.
 */
public final class ReplayPace {
    private final double speed;
    private volatile @Nullable Start start;

    private record Start(long micros, long nanos) {}

    /** @param speed positive */
    public ReplayPace(double speed) {
        this.speed = speed;
    }

    /** How many of the rows from {@code from} on may go out now: those up to the first one that is not due. */
    public int due(long[] timesMicros, int[] rows, int from, int count, long nowNanos) {
        if (from == count) {
            return 0;
        }
        Start started = start(timesMicros[rows[from]], nowNanos);
        double reached = started.micros() + (nowNanos - started.nanos()) / 1000.0 * speed;
        int to = from;
        while (to < count && timesMicros[rows[to]] <= reached) {
            to++;
        }
        return to - from;
    }

    private Start start(long firstMicros, long nowNanos) {
        Start known = start;
        return known == null ? begin(firstMicros, nowNanos) : known;
    }

    private synchronized Start begin(long firstMicros, long nowNanos) {
        Start known = start;
        Start begun = known == null ? new Start(firstMicros, nowNanos) : known;
        start = begun;
        return begun;
    }
}
