package io.millrace.peers;

import java.io.Serializable;

/** An auction that was opened, with the fields that a query reads. */
@SuppressWarnings("serial") // as bids
public final class Auction implements Serializable {
    public long seller;

    /** In milliseconds since the epoch. */
    public long time;
}
