package io.millrace.peers.flink;

import io.millrace.peers.Bid;
import io.millrace.peers.HighestBids;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Keeps the highest bids as they come. */
final class HighestInWindow implements AggregateFunction<Bid, HighestBids, HighestBids> {
    private static final long serialVersionUID = 1;

    @Override
    public HighestBids createAccumulator() {
        return new HighestBids();
    }

    @Override
    public HighestBids add(Bid bid, HighestBids highest) {
        highest.add(bid);
        return highest;
    }

    @Override
    public HighestBids getResult(HighestBids highest) {
        return highest;
    }

    @Override
    public HighestBids merge(HighestBids one, HighestBids other) {
        return one.add(other);
    }
}
