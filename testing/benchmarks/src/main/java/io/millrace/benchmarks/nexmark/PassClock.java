package io.millrace.benchmarks.nexmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Measures one pass over the events, from when the first is asked for until the last result has been added up: starting and ending a job is no part of it. Safe to use from any
 * thread.
 */
public final class PassClock {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private boolean running;
    private Reading first = new Reading(0, 0, 0);
    private Reading last = first;

    private record Reading(long nanos, long processorNanos, long allocatedBytes) {
        static Reading now() {
            return new Reading(System.nanoTime(), SYSTEM.getProcessCpuTime(), THREADS.getTotalThreadAllocatedBytes());
        }
    }

    /** Starts it, unless it runs already. */
    public synchronized void begin() {
        if (!running) {
            running = true;
            first = Reading.now();
        }
    }

    /** The pass is over, unless this is called again. */
    public synchronized void end() {
        last = Reading.now();
    }

    /** What the pass took. */
    synchronized PassFigures figures() {
        return new PassFigures(
                1,
                (last.nanos - first.nanos) / 1e9,
                (last.processorNanos - first.processorNanos) / 1e9,
                last.allocatedBytes - first.allocatedBytes);
    }
}
