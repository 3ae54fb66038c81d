package io.millrace.benchmarks;

/** A named measurement of one or more cases. */
public interface Bench {
    /** The name on the command line, lower case. */
    String name();

    /** One line for people. */
    String description();

    /** Runs all cases. May take minutes; tells its progress. */
    BenchReport run(BenchContext context) throws Exception;
}
