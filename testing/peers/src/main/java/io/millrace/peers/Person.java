package io.millrace.peers;

import java.io.Serializable;

/** Somebody new, with the fields that a query reads. */
@SuppressWarnings("serial") // as bids
public final class Person implements Serializable {
    public long id;
    public String name = "";

    /** In milliseconds since the epoch. */
    public long time;
}
