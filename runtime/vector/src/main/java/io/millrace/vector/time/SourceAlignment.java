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
    private volatile List<SourceTime> sources = List.of();

    /** @param maxDrift how far sources may be apart; empty: as far as they like */
    public SourceAlignment(Optional<Duration> maxDrift) {
        this.maxDriftMillis = maxDrift.map(Duration::toMillis).orElse(NOBODY);
    }

    /** Takes up a source, which holds the others back until it tells where it is. */
    synchronized void join(SourceTime source) {
        if (maxDriftMillis != NOBODY) {
            List<SourceTime> more = new ArrayList<>(sources);
            more.add(source);
            sources = List.copyOf(more);
        }
    }

    /** The event time in milliseconds up to which a source may go on. */
    long limit(SourceTime of) {
        long slowest = NOBODY;
        for (SourceTime source : sources) {
            slowest = source == of ? slowest : Math.min(slowest, source.reached());
        }
        return slowest > NOBODY - maxDriftMillis ? NOBODY : slowest + maxDriftMillis;
    }
}
