package io.millrace.api.connector;

import io.millrace.api.record.RowReader;
import io.millrace.connectors.handover.ArrivedRows;
import io.millrace.connectors.handover.WorkerThread;
import io.millrace.model.data.Batch;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Calls a consumer with each row, on a thread of its own; there is nothing to commit. */
final class SubscriberSink<R> implements Sink {
    private static final byte[] NOTHING = {};

    private final SinkContext context;
    private final Consumer<? super R> consumer;
    private final RowReader<R> reader;
    private final WorkerThread<ArrivedRows> thread;

    SubscriberSink(Subscriber<R> subscriber, SinkContext context) {
        this.context = context;
        this.consumer = subscriber.consumer();
        this.reader = subscriber.reader().apply(context.schema());
        String name = "in-process-sink-" + context.connector().node();
        this.thread = WorkerThread.named(name, this::give, context.connector().failure());
    }

    private void give(ArrivedRows arrived) {
        reader.read(arrived.rows(), this::give);
        int count = arrived.rows().selectedCount();
        arrived.release();
        context.deliveries().delivered(count, arrived.arrivalMicros());
    }

    private void give(R row) {
        try {
            consumer.accept(row);
        } catch (RuntimeException e) {
            throw new MillraceException(
                    "SUBSCRIBER_FAILED",
                    "the subscriber of sink '" + context.connector().node() + "' threw " + e + " at " + row,
                    e);
        }
    }

    @Override
    public boolean write(Batch rows, long arrivalMicros) {
        return thread.offer(new ArrivedRows(rows, arrivalMicros));
    }

    @Override
    public CompletionStage<byte[]> prepare(long checkpoint) {
        return thread.call(() -> NOTHING);
    }

    @Override
    public CompletionStage<Void> commit(byte[] prepared) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> abort(byte[] prepared) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        thread.close();
    }
}
