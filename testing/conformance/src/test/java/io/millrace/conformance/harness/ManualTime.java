package io.millrace.conformance.harness;

import io.millrace.model.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until a test moves it, or that moves with every look at it. Safe to use from any thread. */
public final class ManualTime implements TimeSource {
    private final long startMicros;
    private final long stepNanos;
    private final AtomicLong nanos = new AtomicLong();

    public ManualTime(Instant start) {
        this(start, Duration.ZERO);
    }

    private ManualTime(Instant start, Duration step) {
        this.startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
        this.stepNanos = step.toNanos();
    }

    /** A clock that is so much further on at each look. */
    public static ManualTime stepping(Duration step) {
        return new ManualTime(Instant.EPOCH, step);
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
        return nanos.addAndGet(stepNanos);
    }
}
