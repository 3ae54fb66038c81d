package io.millrace.cli.demo;

import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import java.util.function.BooleanSupplier;

/** Whether a run has read all that is there and written what came of it: nothing waits, and nothing has moved for a while. */
final class CaughtUp implements BooleanSupplier {
    private static final int CALM_SAMPLES = 10;

    private final JobRun run;
    private long eventsIn = -1;
    private long eventsOut = -1;
    private int calm;

    CaughtUp(JobRun run) {
        this.run = run;
    }

    @Override
    public boolean getAsBoolean() {
        JobMetrics metrics = run.metrics();
        boolean still = metrics.eventsIn() > 0
                && metrics.lag().orElse(0) == 0
                && metrics.eventsIn() == eventsIn
                && metrics.eventsOut() == eventsOut;
        calm = still ? calm + 1 : 0;
        eventsIn = metrics.eventsIn();
        eventsOut = metrics.eventsOut();
        return calm >= CALM_SAMPLES;
    }
}
