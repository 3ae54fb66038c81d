package io.millrace.benchmarks.nexmark;

/** Runs a query over all of its events. */
@FunctionalInterface
public interface Pass {
    /**
     * @param clock to be started with the first event and ended with the last result
     * @param linked whether the digest is to be a linked one
     */
    Digest run(PassClock clock, boolean linked) throws Exception;
}
