package io.millrace.benchmarks.nexmark;

import java.time.Duration;

/** How many runs are done, and what that says of the others. */
final class RunProgress {
    private final int runs;
    private int done;

    /** @param runs that there are in all */
    RunProgress(int runs) {
        this.runs = runs;
    }

    /**
     * One more is done.
     *
     * @param elapsed since before the first
     * @return how many are, and how long the others take if they take as long on the average
     */
    String done(Duration elapsed) {
        done++;
        long minutes =
                Math.ceilDiv(elapsed.dividedBy(done).multipliedBy(runs - done).toSeconds(), 60);
        return done + " of " + runs + ", about " + minutes + " min left";
    }
}
