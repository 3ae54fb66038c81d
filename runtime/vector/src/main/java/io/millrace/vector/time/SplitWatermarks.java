package io.millrace.vector.time;

import io.millrace.model.plan.EventTime;
import java.util.Arrays;

/**
 * The watermark of the splits of a source that one tasklet reads: the least of theirs. A split's own watermark is its latest event time
 * less the allowed disorder. A split that has ended, or has been quiet for the idle time-out although everything in it was
 * read, holds nothing back; when all of the source are quiet the latest of their watermarks counts, as nothing is under way any more.
 * Used by one thread.
 */
public final class SplitWatermarks {
    /** No watermark yet. */
    public static final long NONE = Long.MIN_VALUE;

    private enum Activity {
        ACTIVE,
        IDLE,
        FINISHED
    }

    private final long outOfOrdernessMillis;
    private final long idleTimeoutNanos;
    private final long maxDriftMillis;
    private final SourceTime.Part source;
    private final long[] latestMillis;

    /** Splits that may have rows, though none has come. */
    private final boolean[] awaited;

    private final long[] lastRecordNanos;
    private final Activity[] activities;
    private long current = NONE;

    /**
     * @param source where the tasklet is among those that read the source
     * @param nowNanos the time of the source's start, from which quiet splits are counted
     */
    public SplitWatermarks(int splits, SourceTime.Part source, long nowNanos) {
        EventTime eventTime = source.source().eventTime();
        this.outOfOrdernessMillis = eventTime.maxOutOfOrderness().toMillis();
        this.idleTimeoutNanos =
                eventTime.idleTimeout().map(timeout -> timeout.toNanos()).orElse(Long.MAX_VALUE);
        this.maxDriftMillis =
                eventTime.maxDrift().map(drift -> drift.toMillis()).orElse(Long.MAX_VALUE);
        this.source = source;
        this.latestMillis = new long[splits];
        this.awaited = new boolean[splits];
        this.lastRecordNanos = new long[splits];
        this.activities = new Activity[splits];
        Arrays.fill(latestMillis, NONE);
        Arrays.fill(awaited, true);
        Arrays.fill(lastRecordNanos, nowNanos);
        Arrays.fill(activities, Activity.ACTIVE);
    }

    /** Goes on from where a split was in event time; {@link #NONE}: it had no rows. */
    public void restore(int split, long latest) {
        latestMillis[split] = latest;
    }

    /** Goes on from a watermark that was told; to be called once, when all splits are restored. */
    public void restore(long watermarkMillis) {
        current = watermarkMillis;
    }

    /** Takes notice of rows, the latest of which happened at {@code latestMicros}. */
    public void observe(int split, long latestMicros, long nowNanos) {
        latestMillis[split] = Math.max(latestMillis[split], Math.floorDiv(latestMicros, 1000L));
        lastRecordNanos[split] = nowNanos;
        if (activities[split] == Activity.IDLE) {
            activities[split] = Activity.ACTIVE;
            source.speak();
        }
    }

    /** Takes notice that nothing more will come from a split. */
    public void finish(int split) {
        activities[split] = Activity.FINISHED;
    }

    /** Starts to count the quiet of a split anew, because it could not have been heard. */
    public void restartIdleTimer(int split, long nowNanos) {
        lastRecordNanos[split] = nowNanos;
    }

    /** Takes splits that are due for idle. Only for splits that are caught up. */
    public void checkIdle(int split, long nowNanos) {
        awaited[split] = false;
        if (activities[split] == Activity.ACTIVE && nowNanos - lastRecordNanos[split] >= idleTimeoutNanos) {
            activities[split] = Activity.IDLE;
        }
    }

    /** Whether no split is active, so that the source as a whole holds nothing back. */
    public boolean isIdle() {
        for (Activity activity : activities) {
            if (activity == Activity.ACTIVE) {
                return false;
            }
        }
        return true;
    }

    /** The watermark now, in milliseconds; never goes back. {@link #NONE} until every active split has had rows. */
    public long advance() {
        long least = Long.MAX_VALUE;
        long greatest = NONE;
        for (int split = 0; split < latestMillis.length; split++) {
            if (activities[split] == Activity.ACTIVE) {
                least = Math.min(least, latestMillis[split]);
            }
            greatest = Math.max(greatest, latestMillis[split]);
        }
        long latest = least == Long.MAX_VALUE ? greatest : least;
        if (latest != NONE) {
            current = Math.max(current, latest - outOfOrdernessMillis);
        }
        current = source.watermark(current, least == Long.MAX_VALUE);
        return current;
    }

    /** The watermark that was last given, in milliseconds; {@link #NONE}: there is none yet. */
    public long current() {
        return current;
    }

    /** The latest event time of a split in milliseconds, {@link #NONE} if it has had no rows. */
    public long latest(int split) {
        return latestMillis[split];
    }

    /**
     * The event time in milliseconds at which a split is so far ahead of the slowest active one, or its source of the slowest one, that it should wait. Tells other
     * sources where this one is.
     */
    public long limit() {
        long slowest = Long.MAX_VALUE;
        boolean begun = true;
        for (int split = 0; split < latestMillis.length; split++) {
            if (activities[split] == Activity.ACTIVE && latestMillis[split] != NONE) {
                slowest = Math.min(slowest, latestMillis[split]);
            } else if (activities[split] == Activity.ACTIVE) {
                begun &= !awaited[split];
            }
        }
        source.reached(begun ? slowest : NONE);
        long ofSplits = slowest > Long.MAX_VALUE - maxDriftMillis ? Long.MAX_VALUE : slowest + maxDriftMillis;
        return Math.min(ofSplits, source.limit());
    }

    /** Nothing more will come: neither another tasklet nor another source need wait for this one. */
    public void leave() {
        source.leave();
    }

    /** Where the tasklet is among those that read the source. */
    public SourceTime.Part source() {
        return source;
    }
}
