package io.millrace.benchmarks.trips;

import io.millrace.benchmarks.CaseProcess;
import io.millrace.model.document.Syntax;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.EngineContext;
import io.millrace.vector.VectorEngine;
import io.millrace.vector.clock.SystemTime;
import io.millrace.vector.clock.TimerScheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A job file run on the vector engine, until its input ends or a number of events was read. */
final class ByMillrace {
    private ByMillrace() {}

    /**
     * Arguments: job file, address of Kafka, address of Redis or {@code -}, and the number of events after which an
     * unbounded job is stopped, or {@code -}.
     */
    public static void main(String[] args) throws IOException {
        Plan plan = plan(Path.of(args[0]));
        Map<String, String> environment =
                new HashMap<>(Map.of("KAFKA_BOOTSTRAP_SERVERS", args[1], "KAFKA_SSL_ENABLED", "false"));
        if (!args[2].equals("-")) {
            environment.put("REDIS_CONNECTION", args[2]);
        }
        try (TimerScheduler scheduler = new TimerScheduler(e -> System.err.println("timer: " + e))) {
            EngineContext context =
                    new EngineContext(Catalog.installed(), ".", environment, new SystemTime(), scheduler);
            long start = System.nanoTime();
            JobRun run = new VectorEngine().start(plan, context);
            if (!args[3].equals("-")) {
                stopAfter(run, Long.parseLong(args[3]));
            }
            JobMetrics metrics = run.completion().toCompletableFuture().join();
            double seconds = (System.nanoTime() - start) / 1e9;
            CaseProcess.report(Map.of(
                    "events", metrics.eventsIn(),
                    "seconds", seconds,
                    "rows", metrics.eventsOut(),
                    "late", metrics.lateEvents(),
                    "p50", metrics.latency().p50(),
                    "p99", metrics.latency().p99(),
                    "p999", metrics.latency().p999(),
                    "checksum", ChecksumSinkConnector.total()));
        }
    }

    private static void stopAfter(JobRun run, long events) {
        while (run.metrics().eventsIn() < events && !run.status().isEnd()) {
            LockSupport.parkNanos(10_000_000);
        }
        run.stop();
    }

    private static Plan plan(Path file) throws IOException {
        return switch (JobFile.load(
                Files.readString(file), Syntax.ofFileName(file.toString()), Catalog.installed(), List.of())) {
            case LoadedJob.Valid valid -> valid.plan();
            case LoadedJob.Invalid invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }
}
