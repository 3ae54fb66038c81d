package io.millrace.model.spi;

/** Runs work later, on a thread of its own choosing; given, like {@link TimeSource}, so that an engine can be simulated. */
public interface Scheduler {
    /** Runs {@code task} once after {@code delayMillis}, unless cancelled before. A failure of the task surfaces in the job. */
    Cancellable schedule(Runnable task, long delayMillis);

    /** A pending task. */
    interface Cancellable {
        /** Keeps the task from starting; does nothing once it has started. */
        void cancel();
    }
}
