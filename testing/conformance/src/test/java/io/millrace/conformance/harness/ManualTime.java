package io.millrace.conformance.harness;

import io.millrace.model.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until a test moves it. Safe to use from any thread. */
public final class ManualTime implements TimeSource {
    private final long startMicros;
    private final AtomicLong nanos = new AtomicLong();

    public ManualTime(Instant start) {
        this.startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    }

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long epochMicros() {
        return startMicros + nanos.get() / 1000;
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }
}
