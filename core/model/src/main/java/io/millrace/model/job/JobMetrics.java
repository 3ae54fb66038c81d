package io.millrace.model.job;

import java.util.Map;
import java.util.OptionalLong;

/**
 * The counters of a run since its start.
 *
 * @param eventsIn rows read from all sources, and malformed records
 * @param bytesIn their bytes, keys and values
 * @param eventsOut rows that have become visible at the sinks of the job, those of dead letters and side outputs not counted
 * @param lateEvents rows that came after their window had ended for good
 * @param duplicateEvents rows that were dropped because their key had come before
 * @param deadLetters records that could not be read as rows
 * @param windowsFired windows whose result was given out, one for each key; those of a join, and of a ranking of all rows, count once for each instance of the step
 * @param watermarkMillis the event time reached, in milliseconds since the epoch; empty before the first, and without event time
 * @param lag records that wait outside, if known
 * @param latency from arrival to visibility at the sink
 * @param deliveredBySink rows visible at each sink, by the sink's id
 * @param elapsedNanos since the start of the run
 */
public record JobMetrics(
        long eventsIn,
        long bytesIn,
        long eventsOut,
        long lateEvents,
        long duplicateEvents,
        long deadLetters,
        long windowsFired,
        OptionalLong watermarkMillis,
        OptionalLong lag,
        Latency latency,
        Map<String, Long> deliveredBySink,
        long elapsedNanos) {
    public JobMetrics {
        deliveredBySink = Map.copyOf(deliveredBySink);
    }

    /** Percentiles in microseconds; all zero while {@code count} is. */
    public record Latency(long count, long p50, long p99, long p999) {
        public static final Latency NONE = new Latency(0, 0, 0, 0);
    }
}
