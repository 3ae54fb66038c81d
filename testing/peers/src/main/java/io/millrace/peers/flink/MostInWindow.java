package io.millrace.peers.flink;

import io.millrace.peers.MostBids;
import io.millrace.peers.WindowedCount;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Keeps the greatest counts as they come. */
final class MostInWindow implements AggregateFunction<WindowedCount, MostBids, MostBids> {
    private static final long serialVersionUID = 1;

    @Override
    public MostBids createAccumulator() {
        return new MostBids();
    }

    @Override
    public MostBids add(WindowedCount count, MostBids most) {
        most.add(count.key, count.count);
        return most;
    }

    @Override
    public MostBids getResult(MostBids most) {
        return most;
    }

    @Override
    public MostBids merge(MostBids one, MostBids other) {
        return one.add(other);
    }
}
