package io.millrace.connectors.redis;

import io.millrace.model.spi.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The pauses between attempts: each twice as long as the one before, up to some seconds, and none quite as long as another's. */
final class Backoff {
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 5000;

    private final TimeSource time;
    private final Optional<Duration> limit;
    private final long startNanos;
    private long nextMillis = FIRST_MILLIS;

    /** @param limit how long to go on trying; empty for ever */
    Backoff(TimeSource time, Optional<Duration> limit) {
        this.time = time;
        this.limit = limit;
        this.startNanos = time.nanoTime();
    }

    /** Waits before the next attempt; false if the time is up. */
    boolean pause() throws InterruptedException {
        long leftMillis = limit.map(Duration::toMillis).orElse(Long.MAX_VALUE) - elapsedMillis();
        if (leftMillis <= 0) {
            return false;
        }
        long jitteredMillis = ThreadLocalRandom.current().nextLong(nextMillis / 2, nextMillis + 1);
        Thread.sleep(Math.min(jitteredMillis, leftMillis));
        nextMillis = Math.min(nextMillis * 2, LONGEST_MILLIS);
        return true;
    }

    long elapsedMillis() {
        return (time.nanoTime() - startNanos) / 1_000_000;
    }
}
