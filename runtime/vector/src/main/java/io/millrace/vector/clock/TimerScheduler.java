package io.millrace.vector.clock;

import io.millrace.model.spi.Scheduler;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs what connectors put off on one background thread. */
public final class TimerScheduler implements Scheduler, AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("timer").factory());

    private final Consumer<Throwable> onFailure;

    /** @param onFailure takes what a task throws */
    public TimerScheduler(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Cancellable schedule(Runnable task, long delayMillis) {
        ScheduledFuture<?> pending = timer.schedule(() -> run(task), delayMillis, TimeUnit.MILLISECONDS);
        return () -> pending.cancel(false);
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            onFailure.accept(e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
