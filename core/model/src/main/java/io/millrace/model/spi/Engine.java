package io.millrace.model.spi;

import io.millrace.model.job.JobRun;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Plan;
import io.millrace.model.state.Snapshot;

/** Runs plans. Found by {@link java.util.ServiceLoader}. */
public interface Engine {
    EngineType type();

    /**
     * Starts the job and returns at once; opening connectors happens in the run, and what goes wrong there is the run's
     * failure.
     */
    JobRun start(Plan plan, EngineContext context);

    /**
     * As {@link #start}, from where a snapshot of the same job was taken.
     *
     * <p>The run fails with {@code STATE_INCOMPATIBLE} if a node keeps other rows than the snapshot has of it.
     */
    JobRun resume(Plan plan, EngineContext context, Snapshot snapshot);
}
