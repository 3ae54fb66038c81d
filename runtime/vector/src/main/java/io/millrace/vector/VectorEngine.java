package io.millrace.vector;

import io.millrace.model.job.JobRun;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Engine;
import io.millrace.model.spi.EngineContext;
import io.millrace.model.state.Snapshot;
import java.util.Optional;

/** Runs plans in this process. */
public final class VectorEngine implements Engine {
    @Override
    public EngineType type() {
        return EngineType.SIMD;
    }

    @Override
    public JobRun start(Plan plan, EngineContext context) {
        return start(plan, context, Optional.empty());
    }

    @Override
    public JobRun resume(Plan plan, EngineContext context, Snapshot snapshot) {
        return start(plan, context, Optional.of(snapshot));
    }

    private static JobRun start(Plan plan, EngineContext context, Optional<Snapshot> from) {
        VectorJobRun run = new VectorJobRun(plan, context, from);
        run.start();
        return run;
    }
}
