package io.millrace.cli.calibration;

import com.sun.management.ThreadMXBean;
import io.millrace.cli.calibration.CalibrationWork.Batch;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.SimdOperation;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many times as fast vectors are as plain loops, measured. Until the JIT has compiled a kernel its vectors are objects and it is slower by far: first it
 * is called until it allocates nothing, which takes seconds, then both forms take turns for ten milliseconds, and the fastest turn of each counts.
 */
public final class SimdCalibration {
    private static final int CALLS_A_TURN = 16;
    private static final long MEASURED_NANOS = Duration.ofMillis(10).toNanos();

    private final Kernels kernels;
    private final Kernels scalar = Kernels.scalar("to compare with");
    private final Duration warmUp;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What the calls of the last turn came to. */
    private double result;

    /** @param warmUp how long to wait for the JIT at most */
    public SimdCalibration(Kernels kernels, Duration warmUp) {
        this.kernels = kernels;
        this.warmUp = warmUp;
    }

    /**
     * Measures each operation in this thread.
     *
     * @return the plain loop's time by that of vectors, by the operation as metrics call it, without operations that the JIT did not compile in time and those for which plain loops run; empty if the kernels
     *     are plain loops themselves
     * @throws IllegalStateException if the two forms do not agree
     */
    public SortedMap<String, Double> speedups() {
        SortedMap<String, Double> speedups = new TreeMap<>();
        if (kernels.vectorBits() > 0) {
            Map<SimdOperation, Batch> compiled = compiled();
            compiled.keySet().retainAll(kernels.counts().calls().keySet());
            compiled.forEach((operation, batch) -> speedups.put(operation.label(), speedup(operation, batch)));
        }
        return speedups;
    }

    /** The operations that allocate nothing any more. */
    private Map<SimdOperation, Batch> compiled() {
        CalibrationWork work = new CalibrationWork();
        Map<SimdOperation, Batch> cold = new EnumMap<>(SimdOperation.class);
        for (SimdOperation operation : SimdOperation.values()) {
            cold.put(operation, work.of(operation));
        }
        Map<SimdOperation, Batch> compiled = new EnumMap<>(SimdOperation.class);
        long end = System.nanoTime() + warmUp.toNanos();
        while (!cold.isEmpty() && System.nanoTime() - end < 0) {
            cold.forEach((operation, batch) -> {
                double unmeasured = turnNanos(batch, scalar);
                long before = threads.getCurrentThreadAllocatedBytes();
                unmeasured += turnNanos(batch, kernels);
                if (threads.getCurrentThreadAllocatedBytes() == before && unmeasured > 0) {
                    compiled.put(operation, batch);
                }
            });
            cold.keySet().removeAll(compiled.keySet());
        }
        return compiled;
    }

    private double speedup(SimdOperation operation, Batch batch) {
        long start = System.nanoTime();
        double simdNanos = Double.MAX_VALUE;
        double scalarNanos = Double.MAX_VALUE;
        while (System.nanoTime() - start < MEASURED_NANOS) {
            simdNanos = Math.min(simdNanos, turnNanos(batch, kernels));
            double simdResult = result;
            scalarNanos = Math.min(scalarNanos, turnNanos(batch, scalar));
            requireEqual(operation, simdResult, result);
        }
        return scalarNanos / simdNanos;
    }

    private double turnNanos(Batch batch, Kernels form) {
        result = 0;
        long start = System.nanoTime();
        for (int call = 0; call < CALLS_A_TURN; call++) {
            result += batch.run(form);
        }
        return System.nanoTime() - start;
    }

    /** All numbers of the batch are whole and small, so that sums of doubles are exact in any order. */
    private static void requireEqual(SimdOperation operation, double simd, double scalar) {
        if (simd != scalar) {
            throw new IllegalStateException(
                    operation.label() + " by vectors came to " + simd + ", by plain loops to " + scalar);
        }
    }
}
