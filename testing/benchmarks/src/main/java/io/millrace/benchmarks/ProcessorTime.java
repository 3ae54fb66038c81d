package io.millrace.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The processor time of the thread that a JMH benchmark runs in, which other programs on the machine disturb less than the clock. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ProcessorTime {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long start;

    /** Calls of the benchmark; each is one batch, and to be counted by it. */
    public long batches;

    /** What they took. */
    public long nanos;

    @Setup(Level.Iteration)
    public void begin() {
        batches = 0;
        start = threads.getCurrentThreadCpuTime();
    }

    @TearDown(Level.Iteration)
    public void end() {
        nanos = threads.getCurrentThreadCpuTime() - start;
    }
}
