package io.millrace.benchmarks;

/** A named measurement of one or more cases. */
public interface Bench {
    /** The name on the command line, lower case. */
    String name();

    /** One line for people. */
    String description();

    /** How often each case is measured if nobody says otherwise. */
    default int defaultRuns() {
        return 3;
    }

    /** Whether it has engines and queries to choose from; it has not unless it says otherwise. */
    default boolean hasChoice() {
        return false;
    }

    /** Runs all cases that are wanted. May take minutes; tells its progress. */
    BenchReport run(BenchContext context) throws Exception;
}
