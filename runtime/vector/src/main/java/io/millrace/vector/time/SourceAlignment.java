package io.millrace.vector.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the sources of a job together in event time: tells each how far it may go ahead of the slowest. Safe to use from any thread; a source hears of the
 * others with some delay, and so may be a batch further ahead.
 */
public final class SourceAlignment {
    private static final long NOBODY = Long.MAX_VALUE;

    private final long maxDriftMillis;

    /** Never changed, but replaced by a longer one. */
    private volatile List<Member> members = List.of();

    /** @param maxDrift how far sources may be apart; empty: as far as they like */
    public SourceAlignment(Optional<Duration> maxDrift) {
        this.maxDriftMillis = maxDrift.map(Duration::toMillis).orElse(NOBODY);
    }

    /** Takes up a source, which holds the others back until it tells where it is. */
    public synchronized Member join() {
        Member member = new Member();
        if (maxDriftMillis != NOBODY) {
            List<Member> more = new ArrayList<>(members);
            more.add(member);
            members = List.copyOf(more);
        }
        return member;
    }

    /** One source. */
    public final class Member {
        private volatile long reached = SplitWatermarks.NONE;

        /**
         * Tells where the source is.
         *
         * @param millis {@link SplitWatermarks#NONE} if it has had no rows, though there are some; {@link Long#MAX_VALUE} if it waits for nothing
         */
        void reached(long millis) {
            if (millis != reached) {
                reached = millis;
            }
        }

        /** The source holds nobody back any more. */
        public void leave() {
            reached = NOBODY;
        }

        /** The event time in milliseconds up to which the source may go on. */
        long limit() {
            long slowest = NOBODY;
            for (Member member : members) {
                slowest = member == this ? slowest : Math.min(slowest, member.reached);
            }
            return slowest > NOBODY - maxDriftMillis ? NOBODY : slowest + maxDriftMillis;
        }
    }
}
