package io.millrace.vector.metrics;

/** Takes the counts that a window operator keeps for the operators of the job. */
public interface WindowMetrics {
    void late(long rows);

    /** Windows that have got their first row, one for each key; of windows that overlap, the slices of time that they share. */
    void created(long windows);

    void fired(long windows);
}
