package io.millrace.peers.flink;

import io.millrace.peers.PreparedRows;
import io.millrace.peers.RowReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads a share of the batches, a batch a call, into one object that is used again and again. */
final class BatchReader<T> implements SourceReader<T, BatchShare> {
    private final PreparedRows rows;
    private final RowReader<T> reader;
    private final T object;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private int next;
    private int step;

    BatchReader(PreparedRows rows, RowReader<T> reader) {
        this.rows = rows;
        this.reader = reader;
        this.object = reader.newRow();
    }

    @Override
    public void start() {
        // waits for its share
    }

    @Override
    public void addSplits(List<BatchShare> shares) {
        next = shares.getFirst().first();
        step = shares.getFirst().readers();
        assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        assigned.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return assigned;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        if (step == 0) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        InProcess.clock().begin();
        if (next >= rows.size()) {
            return InputStatus.END_OF_INPUT;
        }
        rows.open(next, reader);
        int count = rows.batches().get(next).rowCount();
        for (int row = 0; row < count; row++) {
            reader.read(row, object);
            output.collect(object, reader.time(row));
        }
        next += step;
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<BatchShare> snapshotState(long checkpoint) {
        return List.of();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
