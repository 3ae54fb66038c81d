package io.millrace.vector.clock;

import io.millrace.model.spi.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The machine's clocks. */
public final class SystemTime implements TimeSource {
    @Override
    public long epochMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
