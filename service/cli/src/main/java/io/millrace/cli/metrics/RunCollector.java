package io.millrace.cli.metrics;

import static io.millrace.cli.metrics.Series.counter;
import static io.millrace.cli.metrics.Series.gauge;

import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobMetrics.Windows;
import io.millrace.model.job.JobRun;
import io.millrace.model.plan.EngineType;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** What a run counts. */
public final class RunCollector implements MultiCollector {
    private final JobRun run;
    private final Labels job;
    private final Labels jobAndEngine;

    public RunCollector(String job, EngineType engine, JobRun run) {
        this.run = run;
        this.job = Labels.of("job", job);
        this.jobAndEngine = this.job.add("engine", engine.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public MetricSnapshots collect() {
        JobMetrics metrics = run.metrics();
        MetricSnapshots.Builder all = MetricSnapshots.builder()
                .metricSnapshot(counter(
                        "stream_events_processed",
                        "Records read from all sources, malformed ones included",
                        Map.of(jobAndEngine, metrics.eventsIn())))
                .metricSnapshot(counter(
                        "stream_bytes_processed",
                        "Bytes of these records, keys and values",
                        Map.of(jobAndEngine, metrics.bytesIn())))
                .metricSnapshot(gauge(
                        "stream_events_per_second",
                        "Records read a second since the start of the run",
                        Map.of(jobAndEngine, eventsPerSecond(metrics))))
                .metricSnapshot(gauge(
                        "stream_latency_microseconds",
                        "Latency from arrival to visibility at the sink since the start of the run",
                        latency(metrics.latency())))
                .metricSnapshot(counter(
                        "stream_error",
                        "Records that could not be read as rows",
                        Map.of(job.add("error_type", "dead_letter"), metrics.deadLetters())))
                .metricSnapshot(counter(
                        "stream_window_created",
                        "Windows that have got their first row",
                        windows(metrics, Windows::created)))
                .metricSnapshot(counter(
                        "stream_window_fired", "Windows whose result was given out", windows(metrics, Windows::fired)))
                .metricSnapshot(counter(
                        "stream_late_events",
                        "Rows that came after their window had ended for good",
                        Map.of(job, metrics.lateEvents())))
                .metricSnapshot(counter(
                        "stream_duplicate_events",
                        "Rows that were dropped because their key had come before",
                        Map.of(job, metrics.duplicateEvents())))
                .metricSnapshot(counter(
                        "stream_rows_delivered", "Rows visible at a sink, by the sink's id", delivered(metrics)));
        lookups(metrics.lookups(), all);
        metrics.lag()
                .ifPresent(lag -> all.metricSnapshot(
                        gauge("stream_source_lag_records", "Records that wait outside", Map.of(job, lag))));
        metrics.watermarkMillis()
                .ifPresent(millis -> all.metricSnapshot(gauge(
                        "stream_watermark_timestamp_seconds",
                        "The event time reached, since the epoch",
                        Map.of(job, millis / (double) TimeUnit.SECONDS.toMillis(1)))));
        return all.build();
    }

    private void lookups(JobMetrics.Lookups lookups, MetricSnapshots.Builder all) {
        all.metricSnapshot(counter(
                        "stream_lookup_keys",
                        "Different keys of batches that lookups have looked for, by where the answer came from",
                        Map.of(
                                job.add("answer", "cache"),
                                lookups.known(),
                                job.add("answer", "table"),
                                lookups.keys() - lookups.known())))
                .metricSnapshot(counter(
                        "stream_lookup_requests",
                        "Requests of lookups to tables outside, those made again included",
                        Map.of(job, lookups.requests())))
                .metricSnapshot(counter(
                        "stream_lookup_failures",
                        "Requests of lookups that have failed or were not answered in time",
                        Map.of(job, lookups.failures())))
                .metricSnapshot(counter(
                        "stream_lookup_wait_microseconds",
                        "Time from asking to answer, of all requests that were answered",
                        Map.of(job, lookups.waitedMicros())));
    }

    private static double eventsPerSecond(JobMetrics metrics) {
        return metrics.elapsedNanos() == 0
                ? 0
                : metrics.eventsIn() * (double) TimeUnit.SECONDS.toNanos(1) / metrics.elapsedNanos();
    }

    /** Nothing before the first row is at a sink. */
    private Map<Labels, Long> latency(JobMetrics.Latency latency) {
        return latency.count() == 0
                ? Map.of()
                : Map.of(
                        jobAndEngine.add("percentile", "50"), latency.p50(),
                        jobAndEngine.add("percentile", "99"), latency.p99(),
                        jobAndEngine.add("percentile", "99.9"), latency.p999());
    }

    private Map<Labels, Long> windows(JobMetrics metrics, ToLongFunction<Windows> count) {
        Map<Labels, Long> byType = new HashMap<>();
        metrics.windows()
                .forEach((type, windows) -> byType.put(job.add("window_type", type), count.applyAsLong(windows)));
        return byType;
    }

    private Map<Labels, Long> delivered(JobMetrics metrics) {
        Map<Labels, Long> bySink = new HashMap<>();
        metrics.deliveredBySink().forEach((sink, rows) -> bySink.put(job.add("sink", sink), rows));
        return bySink;
    }
}
