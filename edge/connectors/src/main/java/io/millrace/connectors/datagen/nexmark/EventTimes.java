package io.millrace.connectors.datagen.nexmark;

/** When events happen: at equal distances, on the millisecond. */
final class EventTimes {
    private static final double MICROS_PER_SECOND = 1_000_000;

    private final long baseMillis;
    private final double delayMicros;

    EventTimes(NexmarkSettings settings) {
        this.baseMillis = settings.baseTime().toEpochMilli();
        this.delayMicros = MICROS_PER_SECOND / settings.firstEventRate();
    }

    /** The time of an event in milliseconds since 1970-01-01T00:00:00Z. */
    long millis(long event) {
        return baseMillis + (long) (event * delayMicros) / 1000;
    }

    /** How many events in a row happen within a time, 1 at least. */
    long eventsWithin(long millis) {
        return Math.max(1, (long) (millis * 1000 / delayMicros));
    }
}
