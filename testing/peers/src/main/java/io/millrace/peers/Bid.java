package io.millrace.peers;

import java.io.Serializable;

/** A bid as users of other engines write it: a class with fields. A field that a query does not read keeps what it began with. */
@SuppressWarnings("serial") // Flink and Jet take it as it is; it is never written by Java's own means
public final class Bid implements Serializable {
    public long auction;
    public long bidder;
    public long price;

    /** In milliseconds since the epoch, as those engines count. */
    public long time;

    public String extra = "";

    public Bid copy() {
        Bid copy = new Bid();
        copy.auction = auction;
        copy.bidder = bidder;
        copy.price = price;
        copy.time = time;
        copy.extra = extra;
        return copy;
    }
}
