package io.millrace.vector.time;

import java.util.Arrays;

/**
 * How far a tasklet is ahead of the others that read the same source, counted in slices that it has read: however much event time a slice is worth, the rows of few of them
 * wait for the others to end their windows. Used by one thread.
 */
public final class SourceLead {
    /** Enough that tasklets on threads of their own seldom wait, though they do not go in step; half a million records at most. */
    private static final int MOST_SLICES = 256;

    private final SourceTime.Part part;
    private final long patienceNanos;

    /** Where the tasklet was when it took each of the last slices. */
    private final long[] takenMillis = new long[MOST_SLICES];

    private int oldest;
    private long others = SplitWatermarks.NONE;

    /** When the lead was last short enough, or the others were last seen to go on. */
    private long movedNanos;

    /** @param patienceNanos how long others that do not go on are waited for */
    public SourceLead(SourceTime.Part part, long patienceNanos, long nowNanos) {
        this.part = part;
        this.patienceNanos = patienceNanos;
        this.movedNanos = nowNanos;
        Arrays.fill(takenMillis, SplitWatermarks.NONE);
    }

    /** Whether the tasklet should wait for the others. */
    public boolean isTooLong(long nowNanos) {
        long reached = part.behindOfOthers();
        boolean ahead = takenMillis[oldest] > reached;
        if (!ahead || reached != others) {
            others = reached;
            movedNanos = nowNanos;
        }
        return ahead && nowNanos - movedNanos < patienceNanos;
    }

    /** Takes notice that a slice is taken of a split that is at {@code millis}. */
    public void take(long millis) {
        takenMillis[oldest] = millis;
        oldest = (oldest + 1) % MOST_SLICES;
    }
}
