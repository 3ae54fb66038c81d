package io.millrace.cli.job;

import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.job.JobStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the end of a run, and brings it about in good order when a signal comes or something the run needs is lost. */
public final class Attendance {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CompletableFuture<Integer> signal;
    private final CompletableFuture<? extends Throwable> loss;
    private final Runnable onStopping;
    private final Duration patience;

    /**
     * @param signal completes with the number of a signal that asks for the end
     * @param loss completes when something without which the run cannot go on is gone
     * @param onStopping runs once, when the run is asked to end
     */
    public Attendance(
            CompletableFuture<Integer> signal, CompletableFuture<? extends Throwable> loss, Runnable onStopping) {
        this(signal, loss, onStopping, PATIENCE);
    }

    Attendance(
            CompletableFuture<Integer> signal,
            CompletableFuture<? extends Throwable> loss,
            Runnable onStopping,
            Duration patience) {
        this.signal = signal;
        this.loss = loss;
        this.onStopping = onStopping;
        this.patience = patience;
    }

    /** Returns when the run has ended, or did not end in time after it was asked to. */
    public Outcome await(JobRun run) throws InterruptedException {
        CompletableFuture<JobMetrics> end = run.completion().toCompletableFuture();
        CompletableFuture.anyOf(end.handle((metrics, failure) -> true), signal, loss)
                .join();
        if (end.isDone()) {
            return ended(run, end, OptionalInt.empty());
        }
        onStopping.run();
        run.stop();
        if (loss.isDone()) {
            return new Outcome(JobStatus.FAILED, run.metrics(), Optional.of(loss.join()), OptionalInt.empty());
        }
        OptionalInt number = OptionalInt.of(signal.join());
        try {
            end.handle((metrics, failure) -> true).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return ended(run, end, number);
        } catch (TimeoutException e) {
            return new Outcome(JobStatus.FAILED, run.metrics(), Optional.of(tooSlow(e)), number);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Outcome ended(JobRun run, CompletableFuture<JobMetrics> end, OptionalInt signal) {
        return switch (end.state()) {
            case SUCCESS -> new Outcome(run.status(), end.resultNow(), Optional.empty(), signal);
            case FAILED -> new Outcome(run.status(), run.metrics(), Optional.of(end.exceptionNow()), signal);
            case CANCELLED, RUNNING -> throw new IllegalStateException("the run's completion is " + end.state());
        };
    }

    private MillraceException tooSlow(TimeoutException cause) {
        return new MillraceException(
                "JOB_STOP_TIMEOUT",
                "the job did not end within " + patience.toSeconds()
                        + " s after it was asked to; rows that had been read may be missing in its sinks",
                cause);
    }
}
