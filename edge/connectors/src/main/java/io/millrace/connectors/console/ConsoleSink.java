package io.millrace.connectors.console;

import io.millrace.connectors.handover.ArrivedRows;
import io.millrace.connectors.handover.WorkerThread;
import io.millrace.model.data.Batch;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkContext;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Prints rows as they come; there is nothing to commit. */
final class ConsoleSink implements Sink {
    private static final byte[] NOTHING = {};

    private final PrintStream out;
    private final RecordEncoder encoder;
    private final SinkContext.DeliveryListener deliveries;
    private final EncodedRecords records = new EncodedRecords();
    private boolean begun;
    private final WorkerThread<ArrivedRows> thread;

    ConsoleSink(PrintStream out, SinkContext context, RecordEncoder encoder) {
        this.out = out;
        this.encoder = encoder;
        this.deliveries = context.deliveries();
        this.thread = WorkerThread.named(
                "console-sink-" + context.connector().node(),
                this::print,
                context.connector().failure());
    }

    private void print(ArrivedRows arrived) {
        records.clear();
        encoder.encode(arrived.rows(), records);
        arrived.release();
        if (!begun) {
            begun = true;
            encoder.header().ifPresent(header -> {
                out.write(header, 0, header.length);
                out.write('\n');
            });
        }
        for (int i = 0; i < records.count(); i++) {
            out.write(records.data(), records.start(i), records.length(i));
            out.write('\n');
        }
        if (out.checkError()) {
            throw new MillraceException("CONSOLE_CLOSED", "the standard output takes no more; was a pipe closed?");
        }
        deliveries.delivered(records.count(), arrived.arrivalMicros());
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
