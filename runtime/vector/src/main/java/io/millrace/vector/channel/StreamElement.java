package io.millrace.vector.channel;

import io.millrace.model.data.Batch;

/** What travels from one tasklet to the next, in order. */
public sealed interface StreamElement {

    /**
     * Rows, held for the consumer, who releases them when it has read them.
     *
     * @param arrivalMicros when the record arrived that these rows come from or that made them come out, in microseconds
     *     since the epoch
     */
    record Rows(Batch batch, long arrivalMicros) implements StreamElement {}

    /**
     * Event time has reached {@code millis}: rows before it are late.
     *
     * @param arrivalMicros when the record arrived that moved event time
     */
    record Watermark(long millis, long arrivalMicros) implements StreamElement {
        /** The watermark behind everything. */
        public static final long END_OF_TIME = Long.MAX_VALUE;
    }

    /** The input has nothing to say about event time until its next watermark; it holds nothing back meanwhile. */
    record Idle() implements StreamElement {}

    /** The rows before it belong to a snapshot, those behind do not. */
    record Barrier(long snapshot) implements StreamElement {}

    /**
     * Nothing follows.
     *
     * @param complete whether the input came to its end, so that open windows are fired; otherwise the job was stopped
     */
    record End(boolean complete) implements StreamElement {}
}
