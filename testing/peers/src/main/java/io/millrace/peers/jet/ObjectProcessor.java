package io.millrace.peers.jet;

import com.hazelcast.jet.core.AbstractProcessor;
import io.millrace.benchmarks.nexmark.PassClock;

/** Gives out events that are there as objects already: every n-th batch of them by each of n processors. */
final class ObjectProcessor extends AbstractProcessor {
    private final Object[][] batches;
    private final PassClock clock;
    private int batch;
    private int step;
    private int row;

    ObjectProcessor(Object[][] batches, PassClock clock) {
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
            Object[] objects = batches[batch];
            while (row < objects.length) {
                if (!tryEmit(objects[row])) {
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
