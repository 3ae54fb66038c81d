package io.millrace.vector.metrics;

import java.util.OptionalLong;

/** Takes the counts that a source keeps for the operators of the job. */
public interface SourceMetrics {
    void read(long records, long bytes);

    void deadLetters(long records);

    void watermark(long millis);

    void lag(OptionalLong records);
}
