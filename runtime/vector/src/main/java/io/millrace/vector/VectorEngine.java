package io.millrace.vector;

import io.millrace.model.job.JobRun;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Engine;
import io.millrace.model.spi.EngineContext;

/** Runs plans in this process. */
public final class VectorEngine implements Engine {
    @Override
    public EngineType type() {
        return EngineType.SIMD;
    }

    @Override
    public JobRun start(Plan plan, EngineContext context) {
        VectorJobRun run = new VectorJobRun(plan, context);
        run.start();
        return run;
    }
}
