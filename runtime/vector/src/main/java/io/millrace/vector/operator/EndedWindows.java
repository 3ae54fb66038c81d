package io.millrace.vector.operator;

import java.time.Duration;

/** Which windows are over for good: those that end so long before the watermark that no row is waited for. */
final class EndedWindows {
    private final long latenessMillis;
    private long by = Long.MIN_VALUE;

    EndedWindows(Duration allowedLateness) {
        this.latenessMillis = allowedLateness.toMillis();
    }

    void advance(long watermarkMillis) {
        by = by(watermarkMillis);
    }

    /** Windows that end then or before are over when the watermark is {@code watermarkMillis}. */
    long by(long watermarkMillis) {
        boolean extreme = watermarkMillis == Long.MIN_VALUE || watermarkMillis == Long.MAX_VALUE;
        return extreme ? watermarkMillis : watermarkMillis - latenessMillis;
    }

    /** Windows that end then or before. */
    long by() {
        return by;
    }
}
