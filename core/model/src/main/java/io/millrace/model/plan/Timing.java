package io.millrace.model.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * How a job is to keep time with the world, and its sources with one another.
 *
 * @param maxLatency how long a row may wait only so that more rows go along with it; empty: as the engine sees fit
 * @param maxSourceDrift a source whose event time is ahead of the slowest one by more than this waits for it; empty: none must
 */
public record Timing(Optional<Duration> maxLatency, Optional<Duration> maxSourceDrift) {
    /** Nothing is asked for. */
    public static final Timing NONE = new Timing(Optional.empty(), Optional.empty());
}
