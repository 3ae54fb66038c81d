package io.millrace.vector.time;

import io.millrace.model.plan.EventTime.Watermarks;

/** Tells when those behind a source are to be told its watermark. Used by one thread. */
public final class WatermarkPace {
    private final Watermarks policy;
    private long toldNanos;
    private long rows;

    /** @param nowNanos the time of the source's start */
    public WatermarkPace(Watermarks policy, long nowNanos) {
        this.policy = policy;
        this.toldNanos = nowNanos;
    }

    /** Takes notice of rows. */
    public void read(long count) {
        rows += count;
    }

    /** Whether it is time; if so, it is next when as much has gone by again. */
    public boolean isDue(long nowNanos) {
        boolean due =
                switch (policy) {
                    case Watermarks.EachBatch ignored -> true;
                    case Watermarks.Periodic periodic ->
                        nowNanos - toldNanos >= periodic.interval().toNanos();
                    case Watermarks.EveryRows every -> rows >= every.rows();
                };
        if (due) {
            toldNanos = nowNanos;
            rows = 0;
        }
        return due;
    }
}
