package io.millrace.model.spi;

import io.millrace.model.data.Batch;
import java.util.concurrent.CompletionStage;

/**
 * An opened sink, called by one tasklet, which it never blocks: a blocking client runs on a thread of the sink's own, takes
 * from a bounded queue, and reports its failure by {@link ConnectorContext#failure()}.
 *
 * <p>Delivery is tied to checkpoints in two phases: {@link #prepare} makes all rows written so far durable outside, or ready to become
 * visible, and gives what {@link #commit} needs to make them visible, also after a restart. A sink without transactions
 * makes rows visible as they come; its {@code prepare} completes when all are, and its {@code commit} has nothing to do.
 */
public interface Sink extends AutoCloseable {
    /** Stands for rows of which no arrival is known. */
    long NO_ARRIVAL = Long.MIN_VALUE;

    /**
     * Takes the selected rows, held for the sink: when it has read them, on whatever thread, it releases their {@linkplain Batch#memory() memory}, after
     * which they may be overwritten.
     *
     * @param arrivalMicros when the record arrived that made these rows come out, in microseconds since the epoch, or
     *     {@link #NO_ARRIVAL}; for latency
     * @return false if there is no room now and nothing was taken; the caller offers the batch again later
     */
    boolean write(Batch rows, long arrivalMicros);

    /** Ends the rows of one checkpoint; completes with what {@link #commit} needs. */
    CompletionStage<byte[]> prepare(long checkpoint);

    /** Makes prepared rows visible. Doing it twice is the same as once. */
    CompletionStage<Void> commit(byte[] prepared);

    /** Drops prepared rows of a checkpoint that will never be complete. Doing it twice is the same as once. */
    CompletionStage<Void> abort(byte[] prepared);

    /** Frees everything; what was not committed is lost. */
    @Override
    void close();
}
