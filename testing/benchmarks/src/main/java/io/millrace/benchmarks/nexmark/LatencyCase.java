package io.millrace.benchmarks.nexmark;

import io.millrace.benchmarks.CaseProcess;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.Timing;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.EngineContext;
import io.millrace.model.spi.Format;
import io.millrace.vector.VectorEngine;
import io.millrace.vector.clock.SystemTime;
import io.millrace.vector.clock.TimerScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * How long the vector engine takes for rows that come at a steady pace, from when they are due until their results are in the sink; for windows, until the last row that a watermark
 * makes come is.
 */
final class LatencyCase {
    private static final int SIGNIFICANT_DIGITS = 3;

    /** What the jobs ask for. */
    private static final Duration MAX_LATENCY = Duration.ofNanos(200_000);

    private LatencyCase() {}

    /** Arguments: query, events, rows of a batch, rows a second, passes before those that count, passes that count. */
    public static void main(String[] args) throws Exception {
        CaseProcess.report(measure(
                Query.valueOf(args[0]),
                Long.parseLong(args[1]),
                Integer.parseInt(args[2]),
                Double.parseDouble(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5])));
    }

    static LatencyFigures measure(
            Query query, long events, int batchRows, double rowsPerSecond, int warmUpPasses, int passes)
            throws Exception {
        NexmarkJob job = NexmarkJob.load(query, events, batchRows);
        Plan plan = job.measured(1).with(new Timing(Optional.of(MAX_LATENCY), Optional.empty()));
        System.gc();
        Histogram each = new Histogram(SIGNIFICANT_DIGITS);
        Histogram last = new Histogram(SIGNIFICANT_DIGITS);
        try (TimerScheduler scheduler = new TimerScheduler(e -> System.err.println("timer: " + e))) {
            for (int i = 0; i < warmUpPasses + passes; i++) {
                if (i == warmUpPasses) {
                    each.reset();
                    last.reset();
                }
                pass(job, plan, rowsPerSecond, each, last, scheduler);
            }
        }
        return LatencyFigures.of(query.givesWindows() ? last : each);
    }

    private static void pass(
            NexmarkJob job, Plan plan, double rowsPerSecond, Histogram each, Histogram last, TimerScheduler scheduler) {
        SystemTime time = new SystemTime();
        String source = plan.sources().findFirst().orElseThrow().id();
        Pace pace = new Pace.Steady(job.events(source), rowsPerSecond, time);
        List<Format> formats = List.of(new PreparedFormat(source, job.events(source)));
        Catalog catalog = new Catalog(
                List.of(new PreparedSource(job.events(), 1, pace, new PassClock())),
                List.of(new LatencySink(each, last, time)),
                formats);
        new VectorEngine()
                .start(plan, new EngineContext(catalog, ".", Map.of(), time, scheduler))
                .completion()
                .toCompletableFuture()
                .join();
    }
}
