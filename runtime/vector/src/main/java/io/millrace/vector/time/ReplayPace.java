package io.millrace.vector.time;

/**
 * Lets event time pass a fixed number of times as fast as the clock: the first row sets the start of both. Used by one
 * thread.
 */
public final class ReplayPace {
    private final double speed;
    private boolean started;
    private long firstMicros;
    private long startNanos;

    /** @param speed positive */
    public ReplayPace(double speed) {
        this.speed = speed;
    }

    /** How many of the rows from {@code from} on may go out now: those up to the first one that is not due. */
    public int due(long[] timesMicros, int[] rows, int from, int count, long nowNanos) {
        if (!started && from < count) {
            started = true;
            firstMicros = timesMicros[rows[from]];
            startNanos = nowNanos;
        }
        double reached = firstMicros + (nowNanos - startNanos) / 1000.0 * speed;
        int to = from;
        while (to < count && timesMicros[rows[to]] <= reached) {
            to++;
        }
        return to - from;
    }
}
