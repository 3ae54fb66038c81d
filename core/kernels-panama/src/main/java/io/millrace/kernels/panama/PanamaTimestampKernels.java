package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.longs;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import io.millrace.kernels.ScalarTimestampKernels;
import io.millrace.kernels.TimestampKernels;

/**
 * Blocks of eight vectors, each reduced to one number. The last block overlaps the one before instead of leaving a rest.
 * No vector is carried from one iteration to the next: whether C2 keeps such a vector in a register depends on what it
 * happened to know when it compiled the loop.
 */
public final class PanamaTimestampKernels implements TimestampKernels {
    private static final int BLOCK = 8 * LONG_LANES;

    private final ScalarTimestampKernels scalar = new ScalarTimestampKernels();

    @Override
    public long min(long[] values, int from, int to) {
        if (to - from < BLOCK) {
            return scalar.min(values, from, to);
        }
        int last = to - BLOCK;
        long min = minOfBlock(values, last);
        for (int at = from; at < last; at += BLOCK) {
            min = Math.min(min, minOfBlock(values, at));
        }
        return min;
    }

    @Override
    public long max(long[] values, int from, int to) {
        if (to - from < BLOCK) {
            return scalar.max(values, from, to);
        }
        int last = to - BLOCK;
        long max = maxOfBlock(values, last);
        for (int at = from; at < last; at += BLOCK) {
            max = Math.max(max, maxOfBlock(values, at));
        }
        return max;
    }

    private static long minOfBlock(long[] values, int at) {
        var a = longs(values, at).min(longs(values, at + LONG_LANES));
        var b = longs(values, at + 2 * LONG_LANES).min(longs(values, at + 3 * LONG_LANES));
        var c = longs(values, at + 4 * LONG_LANES).min(longs(values, at + 5 * LONG_LANES));
        var d = longs(values, at + 6 * LONG_LANES).min(longs(values, at + 7 * LONG_LANES));
        return a.min(b).min(c.min(d)).reduceLanes(MIN);
    }

    private static long maxOfBlock(long[] values, int at) {
        var a = longs(values, at).max(longs(values, at + LONG_LANES));
        var b = longs(values, at + 2 * LONG_LANES).max(longs(values, at + 3 * LONG_LANES));
        var c = longs(values, at + 4 * LONG_LANES).max(longs(values, at + 5 * LONG_LANES));
        var d = longs(values, at + 6 * LONG_LANES).max(longs(values, at + 7 * LONG_LANES));
        return a.max(b).max(c.max(d)).reduceLanes(MAX);
    }
}
