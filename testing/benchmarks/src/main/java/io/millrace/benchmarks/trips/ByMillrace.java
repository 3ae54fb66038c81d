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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A job file run on the vector engine, until its input ends or a number of events was read, as often as asked in one process: the
 * first run is one from a cold start, the last one that of a process that has been at it for a while.
 */
final class ByMillrace {
    private ByMillrace() {}

    /**
     * Arguments: job file, address of Kafka, address of Redis or {@code -}, the number of events after which an unbounded
     * job is stopped or {@code -}, and the number of runs.
     */
    public static void main(String[] args) throws IOException {
        Plan plan = plan(Path.of(args[0]));
        Map<String, String> environment =
                new HashMap<>(Map.of("KAFKA_BOOTSTRAP_SERVERS", args[1], "KAFKA_SSL_ENABLED", "false"));
        if (!args[2].equals("-")) {
            environment.put("REDIS_CONNECTION", args[2]);
        }
        OptionalLong stopAfter = args[3].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(args[3]));
        List<Map<String, Object>> runs = new ArrayList<>();
        try (TimerScheduler scheduler = new TimerScheduler(e -> System.err.println("timer: " + e))) {
            EngineContext context =
                    new EngineContext(Catalog.installed(), ".", environment, new SystemTime(), scheduler);
            for (int i = 0; i < Integer.parseInt(args[4]); i++) {
                runs.add(run(plan, context, stopAfter));
            }
        }
        CaseProcess.report(runs);
    }

    private static Map<String, Object> run(Plan plan, EngineContext context, OptionalLong stopAfter) {
        long checksumBefore = ChecksumSinkConnector.total();
        long start = System.nanoTime();
        JobRun run = new VectorEngine().start(plan, context);
        stopAfter.ifPresent(events -> stopAfter(run, events));
        JobMetrics metrics = run.completion().toCompletableFuture().join();
        double seconds = (System.nanoTime() - start) / 1e9;
        return Map.of(
                "events", metrics.eventsIn(),
                "seconds", seconds,
                "rows", metrics.eventsOut(),
                "late", metrics.lateEvents(),
                "p50", metrics.latency().p50(),
                "p99", metrics.latency().p99(),
                "p999", metrics.latency().p999(),
                "checksum", ChecksumSinkConnector.total() - checksumBefore);
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
