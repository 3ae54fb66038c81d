package io.millrace.model.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When rows of a source happened, and how far the source may be trusted to come in order.
 *
 * @param field the TIMESTAMP field with the time; rows in which it is null are malformed
 * @param origin where the time comes from
 * @param maxOutOfOrderness a row may come this much after a later one of the same split; the watermark lags by it
 * @param idleTimeout a split without records for this long no longer holds the watermark back; empty: never
 * @param maxDrift a split whose event time is ahead of the slowest one by more than this waits for it; empty: none must
 * @param maxAhead the watermark is ahead of the clock by no more than this, whatever rows say; empty: rows are believed
 * @param replaySpeed event time passes this many times as fast as the clock, by holding rows back; empty: as fast as rows come
 * @param watermarks how often those behind are told
 */
public record EventTime(
        String field,
        Origin origin,
        Duration maxOutOfOrderness,
        Optional<Duration> idleTimeout,
        Optional<Duration> maxDrift,
        Optional<Duration> maxAhead,
        OptionalDouble replaySpeed,
        Watermarks watermarks) {

    /** A time that rows have with them and by which they are in order, with a watermark behind every batch. */
    public static EventTime of(String field) {
        return new EventTime(
                field,
                Origin.ROW,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                new Watermarks.EachBatch());
    }

    /** Where the time of a row comes from. */
    public enum Origin {
        /** The record has it. */
        ROW,
        /** The clock says when the record arrived; if it is read again and the outside has kept its arrival, it is the same again. */
        INGESTION,
        /** The clock says when the source takes the record in; if it is read again, it is another. */
        PROCESSING
    }

    /** How often the watermark is told. Whenever it is, it is as far as it may be. */
    public sealed interface Watermarks {
        /** Behind every batch that moves it. */
        record EachBatch() implements Watermarks {}

        /**
         * By the clock.
         *
         * @param interval positive
         */
        record Periodic(Duration interval) implements Watermarks {}

        /**
         * When so many more rows have been read; and when nothing more is to be expected for now.
         *
         * @param rows positive
         */
        record EveryRows(long rows) implements Watermarks {}
    }
}
