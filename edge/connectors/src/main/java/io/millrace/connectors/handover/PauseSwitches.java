package io.millrace.connectors.handover;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Which splits are to wait: set by the tasklet, obeyed by the reading thread. */
public final class PauseSwitches {
    private final boolean[] paused;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    public PauseSwitches(int splits) {
        this.paused = new boolean[splits];
    }

    public void set(int split, boolean value) {
        lock.lock();
        try {
            if (paused[split] != value) {
                paused[split] = value;
                changes++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean isPaused(int split) {
        lock.lock();
        try {
            return paused[split];
        } finally {
            lock.unlock();
        }
    }

    /** How often a switch has been turned. */
    public long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a switch is turned that was not counted in {@code seen}. */
    public void awaitChange(long seen) throws InterruptedException {
        lock.lock();
        try {
            while (changes == seen) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
