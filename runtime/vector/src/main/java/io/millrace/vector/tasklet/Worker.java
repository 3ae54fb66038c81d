package io.millrace.vector.tasklet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread's round over its tasklets. When none of them makes progress it first yields, then parks until it is woken, or, for longer and longer, until its
 * tasklets want to look: spinning would take the core from those that have work.
 */
public final class Worker implements Runnable {
    private static final int YIELDS = 20;
    private static final long SHORTEST_PARK_NANOS = 20_000;

    private final List<Tasklet> tasklets;
    private final Consumer<Throwable> failure;
    private volatile boolean cancelled;

    /** The thread, if it sleeps or is about to. */
    private volatile @Nullable Thread sleeping;

    /** @param failure takes what a tasklet throws; the worker then ends */
    public Worker(List<Tasklet> tasklets, Consumer<Throwable> failure) {
        this.tasklets = new ArrayList<>(tasklets);
        this.failure = failure;
        tasklets.forEach(tasklet -> tasklet.wakeBy(this::wake));
    }

    /** Ends the round soon, finished or not. */
    public void cancel() {
        cancelled = true;
        wake();
    }

    /** There may be something to do. Safe to call from any thread; costs next to nothing while the worker works. */
    public void wake() {
        Thread sleeper = sleeping;
        if (sleeper != null) {
            sleeping = null;
            LockSupport.unpark(sleeper);
        }
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
                    if (sleeping != null) {
                        sleeping = null;
                    }
                } else if (idleRounds < YIELDS) {
                    idleRounds++;
                    Thread.yield();
                } else if (sleeping == null) {
                    // From here on who brings something wakes us: what came before is seen in one more round.
                    sleeping = Thread.currentThread();
                } else {
                    LockSupport.parkNanos(this, Math.min(park, pauseNanos()));
                    park = Math.min(park * 2, Tasklet.LONGEST_PAUSE_NANOS);
                }
            }
        } catch (RuntimeException | Error e) {
            failure.accept(e);
        }
    }

    private long pauseNanos() {
        long shortest = Tasklet.LONGEST_PAUSE_NANOS;
        for (Tasklet tasklet : tasklets) {
            shortest = Math.min(shortest, tasklet.pauseNanos());
        }
        return shortest;
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
