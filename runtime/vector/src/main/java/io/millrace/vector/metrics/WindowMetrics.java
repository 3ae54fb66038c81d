package io.millrace.vector.metrics;

/** Takes the counts that a window operator keeps for the operators of the job. */
public interface WindowMetrics {
    void late(long rows);

    void fired(long windows);
}
