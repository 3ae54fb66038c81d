package io.millrace.vector.metrics;

import java.util.OptionalLong;

/** Takes the counts that a source keeps for the operators of the job. */
public interface SourceMetrics {
    /** @param events rows, and records that are none */
    void read(long events, long bytes);

    void deadLetters(long records);

    void watermark(long millis);

    void lag(OptionalLong records);
}
