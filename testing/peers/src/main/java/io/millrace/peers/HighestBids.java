package io.millrace.peers;

import io.millrace.benchmarks.nexmark.Digest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The bids of a window that have the highest price. */
@SuppressWarnings("serial") // as bids
public final class HighestBids implements Serializable {
    private static final long MICROS_PER_MILLI = 1000;

    public List<Bid> bids = new ArrayList<>();
    private long price = Long.MIN_VALUE;

    /** Takes a bid, which may change later. */
    public void add(Bid bid) {
        if (bid.price < price) {
            return;
        }
        if (bid.price > price) {
            price = bid.price;
            bids.clear();
        }
        bids.add(bid.copy());
    }

    /** Takes what another has. */
    public HighestBids add(HighestBids other) {
        other.bids.forEach(this::add);
        return this;
    }

    /** Adds a row for each bid. */
    public void addTo(Digest digest) {
        for (Bid bid : bids) {
            digest.add(bid.auction, bid.price, bid.bidder, bid.time * MICROS_PER_MILLI, bid.extra.length());
        }
    }
}
