package io.millrace.model.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When rows of a source happened, and how far the source may be trusted to come in order.
 *
 * @param field the TIMESTAMP field with the event time; rows in which it is null are malformed
 * @param maxOutOfOrderness a row may come this much after a later one of the same split; the watermark lags by it
 * @param idleTimeout a split without records for this long no longer holds the watermark back; empty: never
 * @param maxDrift a split whose event time is ahead of the slowest one by more than this waits for it; empty: none must
 * @param replaySpeed event time passes this many times as fast as the clock, by holding rows back; empty: as fast as rows come
 */
public record EventTime(
        String field,
        Duration maxOutOfOrderness,
        Optional<Duration> idleTimeout,
        Optional<Duration> maxDrift,
        OptionalDouble replaySpeed) {}
