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
 * @param windows counts of windows by their type, as a job file calls it, or {@code INHERITED} for those that rows have from the step before; types of which there has been
 *     none yet are missing
 * @param lookups what tables outside were asked for
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
        Map<String, Windows> windows,
        Lookups lookups,
        OptionalLong watermarkMillis,
        OptionalLong lag,
        Latency latency,
        Map<String, Long> deliveredBySink,
        long elapsedNanos) {
    public JobMetrics {
        windows = Map.copyOf(windows);
        deliveredBySink = Map.copyOf(deliveredBySink);
    }

    /** Windows of all types that were given out. */
    public long windowsFired() {
        return windows.values().stream().mapToLong(Windows::fired).sum();
    }

    /**
     * Each window counts once for each key; those of a join, and of a ranking of all rows, once for each instance of the step.
     *
     * @param created windows that have got their first row; of windows that overlap, the slices of time that they share; sessions also if they became part of others later
     * @param fired windows whose result was given out
     */
    public record Windows(long created, long fired) {}

    /**
     * What lookups have asked tables outside for.
     *
     * @param keys different keys of each batch
     * @param known those of them of which the answer was remembered
     * @param requests each for the other keys of a batch, those made again included
     * @param failures requests that have failed or were not answered in time
     * @param waitedMicros from asking to answer, of all that were answered, with the requests in vain before
     */
    public record Lookups(long keys, long known, long requests, long failures, long waitedMicros) {
        public static final Lookups NONE = new Lookups(0, 0, 0, 0, 0);
    }

    /** Percentiles in microseconds; all zero while {@code count} is. */
    public record Latency(long count, long p50, long p99, long p999) {
        public static final Latency NONE = new Latency(0, 0, 0, 0);
    }
}
