package io.millrace.benchmarks.nexmark;

import io.millrace.benchmarks.CaseProcess;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.EngineContext;
import io.millrace.model.spi.Format;
import io.millrace.vector.VectorEngine;
import io.millrace.vector.clock.SystemTime;
import io.millrace.vector.clock.TimerScheduler;
import java.util.List;
import java.util.Map;

/** A query on the vector engine. */
final class SimdCase {
    private SimdCase() {}

    public static void main(String[] args) throws Exception {
        CaseProcess.report(measure(CaseArguments.parse(args)));
    }

    static CaseFigures measure(CaseArguments arguments) throws Exception {
        NexmarkJob job = NexmarkJob.load(arguments.query(), arguments.events());
        Plan plan = job.measured(arguments.threads());
        List<Format> formats = job.events().entrySet().stream()
                .<Format>map(source -> new PreparedFormat(source.getKey(), source.getValue()))
                .toList();
        try (TimerScheduler scheduler = new TimerScheduler(e -> System.err.println("timer: " + e))) {
            return CaseFigures.measure(arguments, job.rows(), (clock, linked) -> {
                Digest digest = new Digest(linked);
                Catalog catalog = new Catalog(
                        List.of(new PreparedSource(job.events(), arguments.threads(), new Pace.None(), clock)),
                        List.of(new DigestSink(digest)),
                        formats);
                EngineContext context = new EngineContext(catalog, ".", Map.of(), new SystemTime(), scheduler);
                JobMetrics metrics = new VectorEngine()
                        .start(plan, context)
                        .completion()
                        .toCompletableFuture()
                        .join();
                clock.end();
                if (metrics.lateEvents() > 0) {
                    throw new IllegalStateException(metrics.lateEvents() + " events were late");
                }
                return digest;
            });
        }
    }
}
