package io.millrace.vector.time;

import io.millrace.model.plan.EventTime.Watermarks;

/** Tells when those behind a tasklet of a source are to be told its watermark. Used by one thread. */
public final class WatermarkPace {
    private final Watermarks policy;
    private final SourceTime.Part source;
    private long toldNanos;

    /** How many rows the source had had then. */
    private long toldRows;

    /**
     * @param source counts the rows of all tasklets
     * @param nowNanos the time of the source's start
     */
    public WatermarkPace(Watermarks policy, SourceTime.Part source, long nowNanos) {
        this.policy = policy;
        this.source = source;
        this.toldNanos = nowNanos;
    }

    /** Takes notice of rows. */
    public void read(long count) {
        if (policy instanceof Watermarks.EveryRows) {
            source.read(count);
        }
    }

    /** Whether it is time; if so, it is next when as much has gone by again. */
    public boolean isDue(long nowNanos) {
        return switch (policy) {
            case Watermarks.EachBatch ignored -> true;
            case Watermarks.Periodic periodic -> isOver(periodic.interval().toNanos(), nowNanos);
            case Watermarks.EveryRows every -> areRead(every.rows());
        };
    }

    private boolean isOver(long intervalNanos, long nowNanos) {
        if (nowNanos - toldNanos < intervalNanos) {
            return false;
        }
        toldNanos = nowNanos;
        return true;
    }

    private boolean areRead(long wanted) {
        long rows = source.rowsOfSource();
        if (rows - toldRows < wanted) {
            return false;
        }
        toldRows = rows;
        return true;
    }
}
