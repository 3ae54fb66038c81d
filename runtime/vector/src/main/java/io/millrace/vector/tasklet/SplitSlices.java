package io.millrace.vector.tasklet;

import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.SourceReader;
import io.millrace.vector.time.SourceLead;
import io.millrace.vector.time.SplitWatermarks;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a reader delivers into slices, and takes the next one of that split which is furthest behind in event time: then splits
 * advance together, watermarks follow closely and few windows are open at once, however unequal the splits are. For the same
 * reason it waits when it is far ahead of splits that other tasklets read. Without event time splits take turns. Used by one thread.
 */
final class SplitSlices {
    /** How long others wait for records of the split furthest behind that are under way; one out of reach must not stop them. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final SourceReader reader;
    private final int mostRecords;
    private final @Nullable SplitWatermarks watermarks;
    private final @Nullable SourceLead lead;
    private final long patienceNanos;
    private final @Nullable RawRecords[] polled;

    /** The first record of what was polled that is in no slice yet. */
    private final int[] next;

    private int turn;
    private boolean withholding;

    /** When a slice was last taken, or would have been, while no records of a split further behind were under way. */
    private long inOrderNanos;

    /** Records {@code from .. to} of what was polled at once. */
    record Slice(RawRecords records, int from, int to) {
        int count() {
            return to - from;
        }
    }

    /**
     * @param splits how many splits the reader reads
     * @param mostRecords the size of a slice
     * @param watermarks where the splits are in event time
     * @param maxLatency records wait no longer for those of splits further behind
     */
    SplitSlices(
            SourceReader reader,
            int splits,
            int mostRecords,
            @Nullable SplitWatermarks watermarks,
            Optional<Duration> maxLatency,
            long nowNanos) {
        this.reader = reader;
        this.mostRecords = mostRecords;
        this.watermarks = watermarks;
        this.patienceNanos = maxLatency
                .filter(most -> most.compareTo(PATIENCE) < 0)
                .orElse(PATIENCE)
                .toNanos();
        this.lead = watermarks == null ? null : new SourceLead(watermarks.source(), patienceNanos, nowNanos);
        this.polled = new RawRecords[splits];
        this.next = new int[splits];
        this.inOrderNanos = nowNanos;
    }

    /** The next slice, or null if there is none right now, or only of splits that should wait for others. */
    @Nullable Slice next(long nowNanos) {
        long earliest = watermarks == null ? Long.MAX_VALUE : watermarks.limit();
        boolean limited = earliest != Long.MAX_VALUE;
        long earliestUnderWay = Long.MAX_VALUE;
        int chosen = -1;
        for (int i = 0; i < polled.length; i++) {
            int split = turn + i < polled.length ? turn + i : turn + i - polled.length;
            long latest = watermarks == null ? SplitWatermarks.NONE : watermarks.latest(split);
            boolean better = chosen < 0 ? latest <= earliest : latest < earliest;
            if (!better) {
                continue;
            }
            if (fill(split)) {
                chosen = split;
                earliest = latest;
            } else if (!reader.isCaughtUp(split)) {
                earliestUnderWay = Math.min(earliestUnderWay, latest);
            }
        }
        withholding = chosen >= 0 || limited;
        if (watermarks != null) {
            watermarks.source().behind(chosen < 0 ? earliestUnderWay : Math.min(earliest, earliestUnderWay));
        }
        if (chosen < 0) {
            return null;
        }
        if (earliestUnderWay >= earliest) {
            inOrderNanos = nowNanos;
        } else if (nowNanos - inOrderNanos < patienceNanos) {
            return null;
        }
        if (lead != null) {
            if (lead.isTooLong(nowNanos)) {
                return null;
            }
            lead.take(earliest);
        }
        turn = chosen + 1 == polled.length ? 0 : chosen + 1;
        return cut(chosen);
    }

    /** Whether there may be records that are not given out, because others are to go before them. */
    boolean isWithholding() {
        return withholding;
    }

    /** The next slice of what has been polled, in any order; null if all of it is in slices that were taken. Polls nothing. */
    @Nullable Slice rest() {
        for (int split = 0; split < polled.length; split++) {
            RawRecords records = polled[split];
            if (records != null && next[split] < records.count()) {
                return cut(split);
            }
        }
        return null;
    }

    /** Whether all of a split is in slices that were taken, and nothing more will come. */
    boolean isFinished(int split) {
        return !fill(split) && reader.isFinished(split);
    }

    /** Whether all of a split that the outside has, as far as that is known, is in slices that were taken. */
    boolean isCaughtUp(int split) {
        return !fill(split) && reader.isCaughtUp(split);
    }

    /** Whether all splits are finished. */
    boolean isFinished() {
        for (int split = 0; split < polled.length; split++) {
            if (!isFinished(split)) {
                return false;
            }
        }
        return true;
    }

    /** Sees to it that records of a split are at hand; returns whether there are any. */
    private boolean fill(int split) {
        RawRecords records = polled[split];
        while (records == null || next[split] == records.count()) {
            records = reader.poll(split);
            polled[split] = records;
            next[split] = 0;
            if (records == null) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Slice cut(int split) {
        RawRecords records = polled[split];
        if (records == null) {
            return null;
        }
        int from = next[split];
        next[split] = Math.min(from + mostRecords, records.count());
        return new Slice(records, from, next[split]);
    }
}
