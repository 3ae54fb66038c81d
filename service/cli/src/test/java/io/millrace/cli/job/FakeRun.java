package io.millrace.cli.job;

import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobMetrics.Latency;
import io.millrace.model.job.JobMetrics.Lookups;
import io.millrace.model.job.JobRun;
import io.millrace.model.job.JobStatus;
import io.millrace.model.state.Snapshot;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A run that a test moves by hand. */
public final class FakeRun implements JobRun {
    private static final JobMetrics NOTHING = new JobMetrics(
            0,
            0,
            0,
            0,
            0,
            0,
            Map.of(),
            Lookups.NONE,
            OptionalLong.empty(),
            OptionalLong.empty(),
            Latency.NONE,
            Map.of(),
            0);

    private final CompletableFuture<JobMetrics> completion = new CompletableFuture<>();
    private volatile JobMetrics metrics = NOTHING;
    private volatile JobStatus status = JobStatus.RUNNING;
    private volatile boolean metricsFail;
    private volatile Runnable onStop = () -> {};

    public void show(JobMetrics metrics) {
        this.metrics = metrics;
    }

    public void failMetrics() {
        metricsFail = true;
    }

    public void end() {
        status = JobStatus.STOPPED;
        completion.complete(metrics);
    }

    public void fail(Throwable failure) {
        status = JobStatus.FAILED;
        completion.completeExceptionally(failure);
    }

    public void onStop(Runnable action) {
        onStop = action;
    }

    @Override
    public JobStatus status() {
        return status;
    }

    @Override
    public JobMetrics metrics() {
        if (metricsFail) {
            throw new IllegalStateException("no metrics");
        }
        return metrics;
    }

    @Override
    public CompletionStage<Snapshot> snapshot() {
        return CompletableFuture.failedStage(new UnsupportedOperationException("a fake keeps nothing"));
    }

    @Override
    public CompletionStage<JobMetrics> completion() {
        return completion;
    }

    @Override
    public void stop() {
        status = JobStatus.STOPPING;
        onStop.run();
    }
}
