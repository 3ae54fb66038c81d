package io.millrace.cli.demo;

import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for conditions, and notices meanwhile that the user wants to stop or that something has gone wrong. */
final class Watch {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final CompletableFuture<Integer> signal;
    private final List<CompletableFuture<? extends Throwable>> losses;
    private final List<JobRun> runs = new ArrayList<>();

    /** @param losses complete when something without which nothing can go on is gone */
    Watch(CompletableFuture<Integer> signal, List<CompletableFuture<? extends Throwable>> losses) {
        this.signal = signal;
        this.losses = List.copyOf(losses);
    }

    /** From now on a failure of this run is noticed. */
    void over(JobRun run) {
        runs.add(run);
    }

    /**
     * Waits; true if the condition holds, false if a signal came first.
     *
     * @throws RuntimeException the failure of a run, or the loss
     */
    boolean until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            losses.stream().filter(CompletableFuture::isDone).findFirst().ifPresent(loss -> raise(loss.join()));
            runs.stream()
                    .map(run -> run.completion().toCompletableFuture())
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .findFirst()
                    .ifPresent(failed -> raise(failed.exceptionNow()));
            if (signalled()) {
                return false;
            }
        }
        return true;
    }

    /** Asks all runs to end and waits for them. */
    void stopAll() throws InterruptedException {
        runs.forEach(JobRun::stop);
        CompletableFuture<?>[] ends =
                runs.stream().map(run -> run.completion().toCompletableFuture()).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            raise(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new MillraceException(
                    "JOB_STOP_TIMEOUT", "the jobs did not end within " + STOP_TIMEOUT.toSeconds() + " s", e);
        }
    }

    private boolean signalled() throws InterruptedException {
        try {
            signal.get(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void raise(Throwable failure) {
        throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
    }
}
