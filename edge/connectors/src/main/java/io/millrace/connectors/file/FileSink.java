package io.millrace.connectors.file;

import io.millrace.connectors.handover.ArrivedRows;
import io.millrace.connectors.handover.WorkerThread;
import io.millrace.model.data.Batch;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Writes the rows of each checkpoint to a hidden part beside the file. The commit turns the first part into the file and appends the later
 * ones to it.
 */
final class FileSink implements Sink {
    /** Rows that become visible with the next commit. */
    private record Delivery(int rows, long arrivalMicros) {}

    private final RecordEncoder encoder;
    private final SinkContext.DeliveryListener deliveries;
    private final EncodedRecords records = new EncodedRecords();
    private final FileParts parts;
    private final WorkerThread<ArrivedRows> thread;
    private List<Delivery> written = new ArrayList<>();
    private List<Delivery> prepared = new ArrayList<>();

    FileSink(Path file, SinkContext context, RecordEncoder encoder) {
        this.encoder = encoder;
        this.deliveries = context.deliveries();
        this.parts = new FileParts(file, encoder);
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
        records.clear();
        encoder.encode(arrived.rows(), records);
        arrived.release();
        parts.append(records);
        written.add(new Delivery(arrived.rows().selectedCount(), arrived.arrivalMicros()));
    }

    @Override
    public CompletionStage<byte[]> prepare(long checkpoint) {
        return thread.call(() -> {
            byte[] part = parts.prepare();
            prepared.addAll(written);
            written = new ArrayList<>();
            return part;
        });
    }

    @Override
    public CompletionStage<Void> commit(byte[] part) {
        return thread.call(() -> {
            parts.commit(part);
            prepared.forEach(delivery -> deliveries.delivered(delivery.rows(), delivery.arrivalMicros()));
            prepared = new ArrayList<>();
            return null;
        });
    }

    @Override
    public CompletionStage<Void> abort(byte[] part) {
        return thread.call(() -> {
            parts.abort(part);
            prepared = new ArrayList<>();
            return null;
        });
    }

    @Override
    public void close() {
        thread.close();
        parts.close();
    }
}
