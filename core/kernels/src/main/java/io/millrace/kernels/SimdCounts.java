package io.millrace.kernels;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often the forms in SIMD of kernels were called, however few rows there were: once for a batch or a slice of one. Safe to use from
 * any thread.
 */
@SuppressWarnings("EnumOrdinal") // the array is never kept: what an EnumMap is, without its checks
public final class SimdCounts {
    private final LongAdder[] calls = new LongAdder[SimdOperation.values().length];

    /** No call yet. */
    public SimdCounts() {
        Arrays.setAll(calls, operation -> new LongAdder());
    }

    /** Counts a call. */
    public void count(SimdOperation operation) {
        calls[operation.ordinal()].increment();
    }

    /** The calls so far, of those operations that were called. */
    public SortedMap<SimdOperation, Long> calls() {
        SortedMap<SimdOperation, Long> counted = new TreeMap<>();
        for (SimdOperation operation : SimdOperation.values()) {
            long count = calls[operation.ordinal()].sum();
            if (count > 0) {
                counted.put(operation, count);
            }
        }
        return counted;
    }
}
