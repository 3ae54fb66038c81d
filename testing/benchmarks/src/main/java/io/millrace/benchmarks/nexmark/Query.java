package io.millrace.benchmarks.nexmark;

import java.nio.file.Path;
import java.util.Locale;

/** The queries that are measured. */
public enum Query {
    /** All bids, in another currency. */
    Q1("q1", 4_000_000, BidderChange.NONE),
    /** The bids for every 123rd auction. */
    Q2("q2", 10_000_000, BidderChange.NONE),
    /** The auctions with most bids of ten seconds, every two seconds. */
    Q5("q5", 2_500_000, BidderChange.NONE),
    /** The highest bids of ten seconds. */
    Q7("q7", 4_000_000, BidderChange.NONE),
    /** Who has come and opened auctions in the same ten seconds. */
    Q8("q8", 15_000_000, BidderChange.NONE),
    /** Bids by bidder and session. */
    Q11("q11", 3_000_000, BidderChange.NONE),
    /** Bids by bidder and ten seconds. */
    Q12("q12", 5_000_000, BidderChange.NONE),
    /** The same where bidders are texts. */
    Q12_TEXT_KEYS("q12", 5_000_000, BidderChange.TEXT),
    /** The same with five million bidders. */
    Q12_MANY_KEYS("q12", 20_000_000, BidderChange.MANY);

    private final String job;
    private final long events;
    private final BidderChange change;

    Query(String job, long events, BidderChange change) {
        this.job = job;
        this.events = events;
        this.change = change;
    }

    /** As it is called on the command line and in the results; those of Nexmark as there. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many events of all kinds a pass goes over. */
    long events() {
        return events;
    }

    /** What is changed of the job and of its events. */
    BidderChange change() {
        return change;
    }

    /** Whether rows of its results are windows. */
    boolean givesWindows() {
        return switch (this) {
            case Q1, Q2, Q5, Q7, Q8 -> false;
            case Q11, Q12, Q12_TEXT_KEYS, Q12_MANY_KEYS -> true;
        };
    }

    /** Whether it joins, so that its events are those of both sides. */
    boolean joins() {
        return this == Q8;
    }

    /** The job of the examples. */
    Path jobFile() {
        return Path.of(System.getProperty("millrace.examples", "examples"))
                .resolve("nexmark")
                .resolve(job + ".yaml");
    }
}
