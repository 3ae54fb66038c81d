package io.millrace.benchmarks.nexmark;

import java.nio.file.Path;
import java.util.Locale;

/** The queries that are measured. */
public enum Query {
    /** All bids, in another currency. */
    Q1(4_000_000),
    /** The bids for every 123rd auction. */
    Q2(4_000_000),
    /** Bids by bidder and session. */
    Q11(10_000_000),
    /** Bids by bidder and ten seconds. */
    Q12(10_000_000);

    private final long events;

    Query(long events) {
        this.events = events;
    }

    /** As it is called in Nexmark, on the command line and in the results. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many events of all kinds a pass goes over. */
    long events() {
        return events;
    }

    /** The job of the examples. */
    Path jobFile() {
        return Path.of(System.getProperty("millrace.examples", "examples"))
                .resolve("nexmark")
                .resolve(title() + ".yaml");
    }
}
