package io.millrace.vector.metrics;

/** Counts rows that were dropped because their key had come before. */
public interface DuplicateMetrics {
    void duplicates(long rows);
}
