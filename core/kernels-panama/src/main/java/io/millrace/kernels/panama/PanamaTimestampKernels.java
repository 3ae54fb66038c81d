package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.longs;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import io.millrace.kernels.TimestampKernels;

/**
 * Blocks of four vectors, each reduced to one number. Longer blocks, or vectors that gather the extremes of the whole slice,
 * are up to twice as fast where C2 compiles them alone, but inlined into a large caller they exceed what it is ready to
 * inline, and every vector becomes an object: slower than the plain loop.
 */
public final class PanamaTimestampKernels implements TimestampKernels {
    private static final int BLOCK = 4 * LONG_LANES;

    @Override
    public long min(long[] values, int from, int to) {
        long min = Long.MAX_VALUE;
        int at = from;
        for (; at <= to - BLOCK; at += BLOCK) {
            long block = longs(values, at)
                    .min(longs(values, at + LONG_LANES))
                    .min(longs(values, at + 2 * LONG_LANES))
                    .min(longs(values, at + 3 * LONG_LANES))
                    .reduceLanes(MIN);
            min = Math.min(min, block);
        }
        for (; at < to; at++) {
            min = Math.min(min, values[at]);
        }
        return min;
    }

    @Override
    public long max(long[] values, int from, int to) {
        long max = Long.MIN_VALUE;
        int at = from;
        for (; at <= to - BLOCK; at += BLOCK) {
            long block = longs(values, at)
                    .max(longs(values, at + LONG_LANES))
                    .max(longs(values, at + 2 * LONG_LANES))
                    .max(longs(values, at + 3 * LONG_LANES))
                    .reduceLanes(MAX);
            max = Math.max(max, block);
        }
        for (; at < to; at++) {
            max = Math.max(max, values[at]);
        }
        return max;
    }
}
