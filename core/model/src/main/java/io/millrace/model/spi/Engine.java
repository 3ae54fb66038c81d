package io.millrace.model.spi;

import io.millrace.model.job.JobRun;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Plan;

/** Runs plans. Found by {@link java.util.ServiceLoader}. */
public interface Engine {
    EngineType type();

    /**
     * Starts the job and returns at once; opening connectors happens in the run, and what goes wrong there is the run's
     * failure.
     */
    JobRun start(Plan plan, EngineContext context);
}
