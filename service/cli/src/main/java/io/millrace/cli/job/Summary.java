package io.millrace.cli.job;

import io.millrace.cli.progress.Quantity;
import io.millrace.model.job.JobMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run in figures, for people. */
public final class Summary {
    private Summary() {}

    /** What stands on the screen when the run has ended. */
    public static List<String> lines(String job, Outcome outcome) {
        JobMetrics metrics = outcome.metrics();
        List<String> lines = new ArrayList<>();
        lines.add(job + ": " + verb(outcome) + " after " + Quantity.seconds(Duration.ofNanos(metrics.elapsedNanos())));
        lines.add("  in            %s records, %s"
                .formatted(
                        Quantity.count(metrics.eventsIn()),
                        Quantity.rate(Quantity.perSecond(metrics.eventsIn(), metrics.elapsedNanos()))));
        lines.add("  out           " + Quantity.count(metrics.eventsOut()) + " rows" + bySink(metrics));
        lines.add("  late          " + Quantity.count(metrics.lateEvents()));
        lines.add("  dead letters  " + Quantity.count(metrics.deadLetters()));
        if (metrics.latency().count() > 0) {
            lines.add("  latency       p50 %s, p99 %s, p99.9 %s"
                    .formatted(
                            Quantity.micros(metrics.latency().p50()),
                            Quantity.micros(metrics.latency().p99()),
                            Quantity.micros(metrics.latency().p999())));
        }
        return lines;
    }

    /** A run that has ended, in one line. */
    public static String line(String job, JobMetrics metrics) {
        return "%s: done after %s, %s records in (%s), %s rows out, %s late, %s dead letters"
                .formatted(
                        job,
                        Quantity.seconds(Duration.ofNanos(metrics.elapsedNanos())),
                        Quantity.count(metrics.eventsIn()),
                        Quantity.rate(Quantity.perSecond(metrics.eventsIn(), metrics.elapsedNanos())),
                        Quantity.count(metrics.eventsOut()),
                        Quantity.count(metrics.lateEvents()),
                        Quantity.count(metrics.deadLetters()));
    }

    private static String verb(Outcome outcome) {
        if (outcome.failure().isPresent()) {
            return "failed";
        }
        return outcome.signal().isPresent() ? "stopped" : "done";
    }

    private static String bySink(JobMetrics metrics) {
        return metrics.deliveredBySink().isEmpty()
                ? ""
                : new TreeMap<>(metrics.deliveredBySink())
                        .entrySet().stream()
                                .map(sink -> sink.getKey() + " " + Quantity.count(sink.getValue()))
                                .collect(Collectors.joining(", ", " (", ")"));
    }
}
