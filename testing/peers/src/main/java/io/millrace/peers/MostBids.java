package io.millrace.peers;

import io.millrace.benchmarks.nexmark.Digest;
import java.io.Serializable;
import java.util.Arrays;

/** The auctions of a window that have most bids. */
@SuppressWarnings("serial") // as bids
public final class MostBids implements Serializable {
    public long count;
    public long[] auctions = new long[4];
    public int size;

    /** Takes the bids of an auction. */
    public void add(long auction, long bids) {
        if (bids < count) {
            return;
        }
        if (bids > count) {
            count = bids;
            size = 0;
        }
        if (size == auctions.length) {
            auctions = Arrays.copyOf(auctions, 2 * size);
        }
        auctions[size++] = auction;
    }

    /** Takes what another has. */
    public MostBids add(MostBids other) {
        for (int i = 0; i < other.size; i++) {
            add(other.auctions[i], other.count);
        }
        return this;
    }

    /** Adds a row for each auction. */
    public void addTo(Digest digest) {
        for (int i = 0; i < size; i++) {
            digest.add(auctions[i], count);
        }
    }
}
