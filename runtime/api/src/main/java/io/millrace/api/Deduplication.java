package io.millrace.api;

import java.time.Duration;
import java.util.List;

/** Which rows are the same: {@code Deduplication.by("device", "at").within(Duration.ofMinutes(5))}. Immutable. */
public final class Deduplication {
    private final Settings settings;

    private Deduplication(Settings settings) {
        this.settings = settings;
    }

    /** Rows are the same if these columns are. */
    public static Deduplication by(String... keys) {
        return new Deduplication(Settings.of("keys", List.of(keys)));
    }

    /** How long a key is remembered, by event time. */
    public Deduplication within(Duration ttl) {
        return with("ttl", ttl);
    }

    /** Remembers 64 bits of each key, however long it is. */
    public Deduplication byFingerprint() {
        return with("method", "FINGERPRINT");
    }

    /**
     * Remembers keys in a fixed amount of memory, and drops some first rows.
     *
     * @param expectedKeys how many different keys come in the time that a key is remembered
     * @param falsePositiveRate the part of first rows that may be dropped
     */
    public Deduplication byBloomFilter(long expectedKeys, double falsePositiveRate) {
        return with("method", "BLOOM").with("expectedKeys", expectedKeys).with("falsePositiveRate", falsePositiveRate);
    }

    /** A further field of the step, as in job files. */
    public Deduplication with(String field, Object value) {
        return new Deduplication(settings.with(field, value));
    }

    Settings settings() {
        return settings;
    }
}
