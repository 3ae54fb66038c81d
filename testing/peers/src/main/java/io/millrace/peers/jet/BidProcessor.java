package io.millrace.peers.jet;

import com.hazelcast.jet.core.AbstractProcessor;
import io.millrace.benchmarks.nexmark.PassClock;
import io.millrace.peers.Bid;

/** Gives out bids that are there as objects already: every n-th batch of them by each of n processors. */
final class BidProcessor extends AbstractProcessor {
    private final Bid[][] batches;
    private final PassClock clock;
    private int batch;
    private int step;
    private int row;

    BidProcessor(Bid[][] batches, PassClock clock) {
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    protected void init(Context context) {
        batch = context.globalProcessorIndex();
        step = context.totalParallelism();
    }

    @Override
    public boolean complete() {
        clock.begin();
        while (batch < batches.length) {
            Bid[] bids = batches[batch];
            while (row < bids.length) {
                if (!tryEmit(bids[row])) {
                    return false;
                }
                row++;
            }
            row = 0;
            batch += step;
        }
        return true;
    }
}
