package io.millrace.vector.metrics;

import java.util.OptionalLong;

/** Takes the counts that a tasklet which reads a source keeps for the operators of the job. */
public interface SourceMetrics {
    /** @param events rows, and records that are none */
    void read(long events, long bytes);

    void deadLetters(long records);

    /** @param millis of the whole source */
    void watermark(long millis);

    /** @param records that wait outside in the splits of the tasklet */
    void lag(OptionalLong records);
}
