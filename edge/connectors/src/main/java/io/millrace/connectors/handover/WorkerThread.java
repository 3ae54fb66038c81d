package io.millrace.connectors.handover;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A thread on which a connector does what may block. Items and calls are worked off in the order in which they came; items are bounded,
 * calls (one a checkpoint) are not. The first failure with an item ends the thread.
 *
 * @param <T> an item of work
 */
public final class WorkerThread<T> implements AutoCloseable {
    private static final int WAITING_ITEMS = 8;
    private static final long CLOSE_MILLIS = 5000;

    /** Does the work on the thread. */
    public interface Worker<T> {
        /** @throws Exception if it cannot be done, which fails the job */
        void work(T item) throws Exception;
    }

    private sealed interface Task<T> {
        record Item<T>(T item) implements Task<T> {}

        record Call<T, R>(Callable<R> body, CompletableFuture<R> result) implements Task<T> {
            void run() {
                if (result.isDone()) {
                    return;
                }
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

    private final BlockingQueue<Task<T>> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(WAITING_ITEMS);
    private final Worker<T> worker;
    private final Consumer<Throwable> failure;
    private final Thread thread;
    private volatile @Nullable Throwable end;

    /**
     * Starts the thread.
     *
     * @param threads makes it; its name is for people who look at the threads of the process
     * @param failure takes what ended the thread, unless that was {@link #close}
     */
    public WorkerThread(Thread.Builder threads, Worker<T> worker, Consumer<Throwable> failure) {
        this.worker = worker;
        this.failure = failure;
        this.thread = threads.start(this::run);
    }

    /** A worker on an operating-system thread that does not keep the process alive. */
    public static <T> WorkerThread<T> named(String name, Worker<T> worker, Consumer<Throwable> failure) {
        return new WorkerThread<>(Thread.ofPlatform().name(name).daemon(), worker, failure);
    }

    /** Takes an item; false if there is no room now and nothing was taken. */
    public boolean offer(T item) {
        if (end != null || !room.tryAcquire()) {
            return false;
        }
        queue.add(new Task.Item<>(item));
        return true;
    }

    /**
     * Hands over an item, waiting until there is room.
     *
     * @throws ExecutionException if the thread has ended, with what ended it
     */
    public void put(T item) throws InterruptedException, ExecutionException {
        room.acquire();
        Throwable cause = end;
        if (cause != null) {
            room.release();
            throw new ExecutionException(cause);
        }
        queue.add(new Task.Item<>(item));
    }

    /** Runs {@code body} on the thread once all items taken so far have been worked off, unless the result is cancelled before. */
    public <R> CompletableFuture<R> call(Callable<R> body) {
        CompletableFuture<R> result = new CompletableFuture<>();
        queue.add(new Task.Call<>(body, result));
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
                    case Task.Item<T> item -> {
                        worker.work(item.item());
                        room.release();
                    }
                    case Task.Call<T, ?> call -> call.run();
                }
            }
            stop(new CancellationException("closed"));
        } catch (Throwable e) {
            if (end == null) {
                stop(e);
                failure.accept(e);
            }
        }
    }

    /** Ends with {@code cause}, also for those who wait. */
    private void stop(Throwable cause) {
        if (end == null) {
            end = cause;
        }
        for (Task<T> task = queue.poll(); task != null; task = queue.poll()) {
            if (task instanceof Task.Call<T, ?> call) {
                call.result().completeExceptionally(cause);
            }
        }
        room.release();
    }

    /** Ends the thread, interrupting what it does; items not yet worked off are dropped. */
    @Override
    public void close() {
        stop(new CancellationException("closed"));
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
