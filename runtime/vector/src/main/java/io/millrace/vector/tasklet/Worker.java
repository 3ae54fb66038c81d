package io.millrace.vector.tasklet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One thread's round over its tasklets. When none of them makes progress it first yields, then parks, for longer and
 * longer up to a millisecond: spinning would take the core from those that have work.
 */
public final class Worker implements Runnable {
    private static final int YIELDS = 20;
    private static final long SHORTEST_PARK_NANOS = 20_000;
    private static final long LONGEST_PARK_NANOS = 1_000_000;

    private final List<Tasklet> tasklets;
    private final Consumer<Throwable> failure;
    private volatile boolean cancelled;

    /** @param failure takes what a tasklet throws; the worker then ends */
    public Worker(List<Tasklet> tasklets, Consumer<Throwable> failure) {
        this.tasklets = new ArrayList<>(tasklets);
        this.failure = failure;
    }

    /** Ends the round soon, finished or not. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // yielding is a hint here, nothing relies on it
    public void run() {
        int idleRounds = 0;
        long park = SHORTEST_PARK_NANOS;
        try {
            while (!cancelled && !tasklets.isEmpty()) {
                if (round()) {
                    idleRounds = 0;
                    park = SHORTEST_PARK_NANOS;
                } else if (++idleRounds <= YIELDS) {
                    Thread.yield();
                } else {
                    LockSupport.parkNanos(park);
                    park = Math.min(park * 2, LONGEST_PARK_NANOS);
                }
            }
        } catch (RuntimeException | Error e) {
            failure.accept(e);
        }
    }

    private boolean round() {
        boolean progress = false;
        Iterator<Tasklet> each = tasklets.iterator();
        while (each.hasNext()) {
            switch (each.next().run()) {
                case MADE -> progress = true;
                case NONE -> {}
                case FINISHED -> {
                    each.remove();
                    progress = true;
                }
            }
        }
        return progress;
    }
}
