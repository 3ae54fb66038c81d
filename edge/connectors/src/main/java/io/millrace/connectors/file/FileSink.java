package io.millrace.connectors.file;

import io.millrace.connectors.handover.ArrivedRows;
import io.millrace.connectors.handover.WorkerThread;
import io.millrace.model.data.Batch;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Writes the rows of each checkpoint to hidden parts, which the commit makes visible. */
final class FileSink implements Sink {
    /** Rows that become visible with the next commit. */
    private record Delivery(int rows, long arrivalMicros) {}

    private final SinkContext.DeliveryListener deliveries;
    private final RowFiles files;
    private final WorkerThread<ArrivedRows> thread;
    private List<Delivery> written = new ArrayList<>();
    private List<Delivery> prepared = new ArrayList<>();

    FileSink(RowFiles files, SinkContext context) {
        this.deliveries = context.deliveries();
        this.files = files;
        this.thread = WorkerThread.named(
                "file-sink-" + context.connector().node(),
                this::writeRows,
                context.connector().failure());
    }

    @Override
    public boolean write(Batch rows, long arrivalMicros) {
        return thread.offer(new ArrivedRows(rows, arrivalMicros));
    }

    private void writeRows(ArrivedRows arrived) {
        files.append(arrived.rows());
        written.add(new Delivery(arrived.rows().selectedCount(), arrived.arrivalMicros()));
        arrived.release();
    }

    @Override
    public CompletionStage<byte[]> prepare(long checkpoint) {
        return thread.call(() -> {
            byte[] part = files.prepare(checkpoint);
            prepared.addAll(written);
            written = new ArrayList<>();
            return part;
        });
    }

    @Override
    public CompletionStage<Void> commit(byte[] part) {
        return thread.call(() -> {
            files.commit(part);
            prepared.forEach(delivery -> deliveries.delivered(delivery.rows(), delivery.arrivalMicros()));
            prepared = new ArrayList<>();
            return null;
        });
    }

    @Override
    public CompletionStage<Void> abort(byte[] part) {
        return thread.call(() -> {
            files.abort(part);
            prepared = new ArrayList<>();
            return null;
        });
    }

    @Override
    public void close() {
        thread.close();
        files.close();
    }
}
