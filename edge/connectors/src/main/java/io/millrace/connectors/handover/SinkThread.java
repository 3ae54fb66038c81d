package io.millrace.connectors.handover;

import io.millrace.model.data.Batch;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which a sink does what may block. Rows and calls are worked off in the order in which they came; rows are bounded, calls
 * (one a checkpoint) are not. The first failure of writing ends the thread.
 */
public final class SinkThread implements AutoCloseable {
    private static final int WAITING_BATCHES = 8;
    private static final long CLOSE_MILLIS = 5000;

    /** Writes rows; called on the thread. */
    public interface RowWriter {
        /** @throws Exception if the rows cannot be written, which fails the job */
        void write(Batch rows, long arrivalMicros) throws Exception;
    }

    private sealed interface Work {
        record Rows(Batch rows, long arrivalMicros) implements Work {}

        record Call<T>(Callable<T> body, CompletableFuture<T> result) implements Work {
            void run() {
                try {
                    result.complete(body.call());
                } catch (Exception e) {
                    result.completeExceptionally(e);
                    if (e instanceof InterruptedException) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
        }
    }

    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(WAITING_BATCHES);
    private final RowWriter writer;
    private final Consumer<Throwable> failure;
    private final Thread thread;
    private volatile @Nullable Throwable end;

    /**
     * Starts the thread.
     *
     * @param name for people who look at the threads of the process
     * @param failure takes what ended the thread, unless that was {@link #close}
     */
    public SinkThread(String name, RowWriter writer, Consumer<Throwable> failure) {
        this.writer = writer;
        this.failure = failure;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Takes rows to write; false if there is no room now and nothing was taken. */
    public boolean offer(Batch rows, long arrivalMicros) {
        if (!room.tryAcquire()) {
            return false;
        }
        queue.add(new Work.Rows(rows, arrivalMicros));
        return true;
    }

    /** Runs {@code body} on the thread once all rows taken so far have been written. */
    public <T> CompletableFuture<T> call(Callable<T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        queue.add(new Work.Call<>(body, result));
        Throwable cause = end;
        if (cause != null) {
            result.completeExceptionally(cause);
        }
        return result;
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                switch (queue.take()) {
                    case Work.Rows rows -> {
                        writer.write(rows.rows(), rows.arrivalMicros());
                        room.release();
                    }
                    case Work.Call<?> call -> call.run();
                }
            }
            stop(new CancellationException("the sink was closed"));
        } catch (Throwable e) {
            if (end == null) {
                stop(e);
                failure.accept(e);
            }
        }
    }

    /** Ends with {@code cause}, also for calls that came too late to run. */
    private void stop(Throwable cause) {
        if (end == null) {
            end = cause;
        }
        for (Work work = queue.poll(); work != null; work = queue.poll()) {
            if (work instanceof Work.Call<?> call) {
                call.result().completeExceptionally(cause);
            }
        }
    }

    /** Ends the thread, interrupting what it does; rows not yet written are lost. */
    @Override
    public void close() {
        stop(new CancellationException("the sink was closed"));
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
