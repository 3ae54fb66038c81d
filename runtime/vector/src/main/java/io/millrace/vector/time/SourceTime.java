package io.millrace.vector.time;

import io.millrace.model.plan.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a source is in event time. Several tasklets may read it, each some of its splits; here is what they have to know of one another. Safe to use from any thread; a
 * tasklet hears of the others with some delay, and so may be a batch further ahead.
 */
public final class SourceTime {
    private static final long NOBODY = Long.MAX_VALUE;

    private final EventTime eventTime;
    private final SourceAlignment alignment;
    private final long maxDriftMillis;
    private final Optional<ReplayPace> replay;

    /** Never changed, but replaced by a longer one. */
    private volatile List<Part> parts = List.of();

    /** @param alignment what keeps the sources of the job together */
    public SourceTime(EventTime eventTime, SourceAlignment alignment) {
        this.eventTime = eventTime;
        this.alignment = alignment;
        this.maxDriftMillis = eventTime.maxDrift().map(Duration::toMillis).orElse(NOBODY);
        double speed = eventTime.replaySpeed().orElse(0);
        this.replay = speed > 0 ? Optional.of(new ReplayPace(speed)) : Optional.empty();
        alignment.join(this);
    }

    /** What the job says of it. */
    public EventTime eventTime() {
        return eventTime;
    }

    /** The pace of the source's rows, if it is a replay. */
    public Optional<ReplayPace> replay() {
        return replay;
    }

    /** Takes up a tasklet that reads the source, before any runs. */
    public synchronized Part join() {
        Part part = new Part();
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        parts = List.copyOf(more);
        return part;
    }

    /**
     * The event time that the slowest tasklet has reached: {@link SplitWatermarks#NONE} if there are rows that one of them has not had, {@link Long#MAX_VALUE} if
     * they wait for nothing.
     */
    long reached() {
        long slowest = NOBODY;
        for (Part part : parts) {
            slowest = Math.min(slowest, part.reached);
        }
        return slowest;
    }

    /** The part of one tasklet, which alone tells where it is. */
    public final class Part {
        private volatile long reached = SplitWatermarks.NONE;
        private volatile long behind = SplitWatermarks.NONE;
        private volatile long watermark = SplitWatermarks.NONE;
        private volatile boolean quiet;
        private volatile long rows;

        /** Of which source. */
        SourceTime source() {
            return SourceTime.this;
        }

        /** Tells how far the tasklet is, see {@link SourceTime#reached}; until then it holds the others back. */
        void reached(long millis) {
            if (millis != reached) {
                reached = millis;
            }
        }

        /** Tells where in event time that split is which is furthest behind and has more; {@link Long#MAX_VALUE} if none has more for now. */
        public void behind(long millis) {
            if (millis != behind) {
                behind = millis;
            }
        }

        /** Where the split furthest behind is that another tasklet reads and that has more; {@link Long#MAX_VALUE} if there is none. */
        long behindOfOthers() {
            long furthest = NOBODY;
            for (Part part : parts) {
                furthest = part == this ? furthest : Math.min(furthest, part.behind);
            }
            return furthest;
        }

        /** The tasklet holds nobody back any more. */
        public void leave() {
            reached = NOBODY;
            behind = NOBODY;
        }

        /** The event time in milliseconds up to which splits of the tasklet may go on, because of those that others read. */
        long limit() {
            return Math.min(limitOfSource(), alignment.limit(SourceTime.this));
        }

        private long limitOfSource() {
            if (maxDriftMillis == NOBODY) {
                return NOBODY;
            }
            long slowest = NOBODY;
            for (Part part : parts) {
                slowest = part == this ? slowest : Math.min(slowest, part.reached);
            }
            return slowest > NOBODY - maxDriftMillis ? NOBODY : slowest + maxDriftMillis;
        }

        /**
         * Tells the tasklet's watermark and whether all that it reads is quiet, so that it holds nothing back.
         *
         * @return the watermark to go by: that of the tasklet, but the latest of all when everything that the source has is quiet
         */
        long watermark(long millis, boolean isQuiet) {
            if (millis > watermark) {
                watermark = millis;
            }
            if (isQuiet != quiet) {
                quiet = isQuiet;
            }
            return isQuiet && allAreQuiet() ? latest() : millis;
        }

        /** Something has come of what was quiet. */
        void speak() {
            quiet = false;
        }

        /** The watermark of the whole source; {@link SplitWatermarks#NONE} until every tasklet that is not quiet has told one. */
        public long watermarkOfSource() {
            long least = NOBODY;
            for (Part part : parts) {
                least = part.quiet ? least : Math.min(least, part.watermark);
            }
            return least == NOBODY ? latest() : least;
        }

        /** The watermark that the tasklet keeps: quiet, it says nothing that is earlier than what the others say. */
        public long watermarkToKeep(long millis) {
            return quiet ? latest() : millis;
        }

        private boolean allAreQuiet() {
            for (Part part : parts) {
                if (!part.quiet) {
                    return false;
                }
            }
            return true;
        }

        private long latest() {
            long latest = SplitWatermarks.NONE;
            for (Part part : parts) {
                latest = Math.max(latest, part.watermark);
            }
            return latest;
        }

        /** Takes notice of rows. */
        @SuppressWarnings("NonAtomicVolatileUpdate") // no other thread writes it
        void read(long count) {
            rows += count;
        }

        /** How many rows all tasklets have had. */
        long rowsOfSource() {
            long all = 0;
            for (Part part : parts) {
                all += part.rows;
            }
            return all;
        }
    }
}
