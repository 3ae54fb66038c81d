package io.millrace.peers.flink;

import io.millrace.model.data.Batch;
import io.millrace.peers.Bid;
import io.millrace.peers.BidReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads a share of the batches, a batch a call, into one bid that is used again and again. */
final class BatchReader implements SourceReader<Bid, BatchShare> {
    private final List<Batch> batches = InProcess.bids();
    private final List<String[]> extras = InProcess.extras();
    private final BidReader reader = new BidReader(extras::get);
    private final Bid bid = new Bid();
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private int next;
    private int step;

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
    public InputStatus pollNext(ReaderOutput<Bid> output) {
        if (step == 0) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        InProcess.clock().begin();
        if (next >= batches.size()) {
            return InputStatus.END_OF_INPUT;
        }
        Batch batch = batches.get(next);
        reader.open(batch, next);
        for (int row = 0; row < batch.rowCount(); row++) {
            reader.read(row, bid);
            output.collect(bid, bid.time);
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
