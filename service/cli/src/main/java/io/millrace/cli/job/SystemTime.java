package io.millrace.cli.job;

import io.millrace.model.spi.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The machine's clocks. */
final class SystemTime implements TimeSource {
    @Override
    public long epochMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
