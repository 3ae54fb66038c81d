package io.millrace.vector;

import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.job.JobStatus;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.EngineContext;
import io.millrace.model.state.Snapshot;
import io.millrace.vector.lower.Connections;
import io.millrace.vector.lower.Lowering;
import io.millrace.vector.metrics.RunMetrics;
import io.millrace.vector.snapshot.Snapshots;
import io.millrace.vector.tasklet.RestoredState;
import io.millrace.vector.tasklet.Tasklet;
import io.millrace.vector.tasklet.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run on the vector engine. A control thread opens the connectors, starts the workers, waits for them and closes
 * everything; the first failure of any thread ends the run.
 */
final class VectorJobRun implements JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(VectorJobRun.class);

    private final Plan plan;
    private final EngineContext context;
    private final RestoredState restored;
    private final Snapshots snapshots;
    private final RunMetrics metrics = new RunMetrics();
    private final CompletableFuture<JobMetrics> completion = new CompletableFuture<>();
    private final long startNanos;
    private volatile long endNanos;
    private volatile JobStatus status = JobStatus.STARTING;
    private volatile boolean stopRequested;

    /** The first failure, and the workers to be cancelled on one; guarded by this. */
    private @Nullable Throwable failure;

    private List<Worker> workers = List.of();

    /** @param from what the run goes on from */
    VectorJobRun(Plan plan, EngineContext context, Optional<Snapshot> from) {
        this.plan = plan;
        this.context = context;
        this.restored = RestoredState.of(from);
        this.snapshots = new Snapshots(from.map(Snapshot::id).orElse(0L));
        this.startNanos = context.time().nanoTime();
    }

    void start() {
        Thread.ofVirtual().name("millrace-" + plan.name()).start(this::run);
    }

    @Override
    public JobStatus status() {
        return status;
    }

    @Override
    public JobMetrics metrics() {
        long end = status.isEnd() ? endNanos : context.time().nanoTime();
        return metrics.snapshot(end - startNanos);
    }

    @Override
    public CompletionStage<JobMetrics> completion() {
        return completion.minimalCompletionStage();
    }

    @Override
    public CompletionStage<Snapshot> snapshot() {
        CompletionStage<Snapshot> taken = snapshots.request();
        wakeWorkers();
        return taken;
    }

    @Override
    public void stop() {
        if (!status.isEnd()) {
            status = JobStatus.STOPPING;
            stopRequested = true;
            wakeWorkers();
        }
    }

    private synchronized void wakeWorkers() {
        workers.forEach(Worker::wake);
    }

    private void run() {
        try (Connections connections = new Connections(
                plan.name(), context, metrics, this::fail, () -> stopRequested, restored, plan.timing())) {
            List<Tasklet> tasklets =
                    new Lowering(connections, metrics, context.time(), snapshots, restored).lower(plan);
            snapshots.open();
            if (status == JobStatus.STARTING) {
                status = JobStatus.RUNNING;
            }
            work(tasklets);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
        end();
    }

    private void work(List<Tasklet> tasklets) throws InterruptedException {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), tasklets.size());
        List<List<Tasklet>> shares = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            shares.add(new ArrayList<>());
        }
        for (int i = 0; i < tasklets.size(); i++) {
            shares.get(i % threads).add(tasklets.get(i));
        }
        List<Worker> started =
                shares.stream().map(share -> new Worker(share, this::fail)).toList();
        synchronized (this) {
            workers = started;
            if (failure != null) {
                return;
            }
        }
        List<Thread> running = new ArrayList<>();
        for (Worker worker : started) {
            running.add(Thread.ofPlatform()
                    .name("millrace-" + plan.name() + "-worker-" + running.size())
                    .daemon()
                    .start(worker));
        }
        for (Thread thread : running) {
            thread.join();
        }
    }

    private void fail(Throwable cause) {
        List<Worker> toCancel;
        synchronized (this) {
            Throwable root =
                    cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
            if (failure != null) {
                if (failure != root) {
                    failure.addSuppressed(root);
                }
                return;
            }
            failure = root;
            toCancel = workers;
        }
        toCancel.forEach(Worker::cancel);
    }

    private void end() {
        snapshots.close();
        Throwable cause;
        synchronized (this) {
            cause = failure;
        }
        endNanos = context.time().nanoTime();
        if (cause == null) {
            status = JobStatus.STOPPED;
            completion.complete(metrics());
            return;
        }
        LOG.error("Job {} has failed", plan.name(), cause);
        status = JobStatus.FAILED;
        completion.completeExceptionally(
                cause instanceof MillraceException known
                        ? known
                        : new MillraceException(
                                "ENGINE_INTERNAL_ERROR",
                                "job '" + plan.name() + "' met an error that should not happen: " + cause,
                                cause));
    }
}
