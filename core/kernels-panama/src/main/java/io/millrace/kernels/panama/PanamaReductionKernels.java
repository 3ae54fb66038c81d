package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.DOUBLES;
import static io.millrace.kernels.panama.Lanes.INT_LANES;
import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.doubles;
import static io.millrace.kernels.panama.Lanes.ints;
import static io.millrace.kernels.panama.Lanes.longs;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import io.millrace.kernels.CompensatedSum;
import io.millrace.kernels.ReductionKernels;
import io.millrace.kernels.ScalarReductionKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import jdk.incubator.vector.DoubleVector;

/**
 * Blocks of four vectors, each reduced to one number. Longer blocks, or vectors that gather the extremes of the whole slice,
 * are up to twice as fast where C2 compiles them alone, but inlined into a large caller they exceed what it is ready to
 * inline, and every vector becomes an object: slower than the plain loop. The loops over blocks are methods of their own for a
 * like reason: after many slices shorter than a block C2 takes them for rare and does not inline what they call. Only the compensated sum carries vectors, two of
 * them, because merging lanes with what they have lost costs more than a block. What C2 makes SIMD of by itself is left to
 * the plain loops: sums of ints and the magnitude.
 */
public final class PanamaReductionKernels implements ReductionKernels {
    private static final int BLOCK = 4 * LONG_LANES;
    private static final int INT_BLOCK = 4 * INT_LANES;

    private final ScalarReductionKernels scalar = new ScalarReductionKernels();
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaReductionKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public long sum(int[] values, int from, int to) {
        return scalar.sum(values, from, to);
    }

    @Override
    public long sum(long[] values, int from, int to) {
        counts.count(SimdOperation.SUM);
        int tail = tail(from, to);
        long sum = tail > from ? sumOfBlocks(values, from, tail) : 0;
        for (int at = tail; at < to; at++) {
            sum += values[at];
        }
        return sum;
    }

    private static long sumOfBlocks(long[] values, int from, int to) {
        long sum = 0;
        for (int at = from; at < to; at += BLOCK) {
            sum += longs(values, at)
                    .add(longs(values, at + LONG_LANES))
                    .add(longs(values, at + 2 * LONG_LANES).add(longs(values, at + 3 * LONG_LANES)))
                    .reduceLanes(ADD);
        }
        return sum;
    }

    @Override
    public long magnitude(long[] values, int from, int to) {
        return scalar.magnitude(values, from, to);
    }

    @Override
    public void sum(double[] values, int from, int to, CompensatedSum total) {
        counts.count(SimdOperation.SUM);
        int tail = to - (to - from) % LONG_LANES;
        if (tail > from) {
            lanes(values, from, tail, total);
        }
        // A lane that is no longer finite has lost the order in which that happened.
        int rest = tail == from || total.addLanes(LONG_LANES) ? tail : from;
        for (int at = rest; at < to; at++) {
            total.add(values[at]);
        }
    }

    /**
     * Adds up each lane. What an addition loses is found without looking which operand is greater (D. Knuth, The Art of
     * Computer Programming 2, 4.2.2, theorem B).
     */
    private static void lanes(double[] values, int from, int to, CompensatedSum total) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        DoubleVector lost = DoubleVector.zero(DOUBLES);
        for (int at = from; at < to; at += LONG_LANES) {
            DoubleVector value = doubles(values, at);
            DoubleVector next = sum.add(value);
            DoubleVector added = next.sub(sum);
            lost = lost.add(sum.sub(next.sub(added))).add(value.sub(added));
            sum = next;
        }
        sum.intoArray(total.laneSums(), 0);
        lost.intoArray(total.laneLosses(), 0);
    }

    @Override
    public int min(int[] values, int from, int to) {
        counts.count(SimdOperation.MIN);
        int tail = to - (to - from) % INT_BLOCK;
        int min = tail > from ? minOfBlocks(values, from, tail) : Integer.MAX_VALUE;
        for (int at = tail; at < to; at++) {
            min = Math.min(min, values[at]);
        }
        return min;
    }

    private static int minOfBlocks(int[] values, int from, int to) {
        int min = Integer.MAX_VALUE;
        for (int at = from; at < to; at += INT_BLOCK) {
            int block = ints(values, at)
                    .min(ints(values, at + INT_LANES))
                    .min(ints(values, at + 2 * INT_LANES))
                    .min(ints(values, at + 3 * INT_LANES))
                    .reduceLanes(MIN);
            min = Math.min(min, block);
        }
        return min;
    }

    @Override
    public int max(int[] values, int from, int to) {
        counts.count(SimdOperation.MAX);
        int tail = to - (to - from) % INT_BLOCK;
        int max = tail > from ? maxOfBlocks(values, from, tail) : Integer.MIN_VALUE;
        for (int at = tail; at < to; at++) {
            max = Math.max(max, values[at]);
        }
        return max;
    }

    private static int maxOfBlocks(int[] values, int from, int to) {
        int max = Integer.MIN_VALUE;
        for (int at = from; at < to; at += INT_BLOCK) {
            int block = ints(values, at)
                    .max(ints(values, at + INT_LANES))
                    .max(ints(values, at + 2 * INT_LANES))
                    .max(ints(values, at + 3 * INT_LANES))
                    .reduceLanes(MAX);
            max = Math.max(max, block);
        }
        return max;
    }

    @Override
    public long min(long[] values, int from, int to) {
        counts.count(SimdOperation.MIN);
        int tail = tail(from, to);
        long min = tail > from ? minOfBlocks(values, from, tail) : Long.MAX_VALUE;
        for (int at = tail; at < to; at++) {
            min = Math.min(min, values[at]);
        }
        return min;
    }

    private static long minOfBlocks(long[] values, int from, int to) {
        long min = Long.MAX_VALUE;
        for (int at = from; at < to; at += BLOCK) {
            long block = longs(values, at)
                    .min(longs(values, at + LONG_LANES))
                    .min(longs(values, at + 2 * LONG_LANES))
                    .min(longs(values, at + 3 * LONG_LANES))
                    .reduceLanes(MIN);
            min = Math.min(min, block);
        }
        return min;
    }

    @Override
    public long max(long[] values, int from, int to) {
        counts.count(SimdOperation.MAX);
        int tail = tail(from, to);
        long max = tail > from ? maxOfBlocks(values, from, tail) : Long.MIN_VALUE;
        for (int at = tail; at < to; at++) {
            max = Math.max(max, values[at]);
        }
        return max;
    }

    private static long maxOfBlocks(long[] values, int from, int to) {
        long max = Long.MIN_VALUE;
        for (int at = from; at < to; at += BLOCK) {
            long block = longs(values, at)
                    .max(longs(values, at + LONG_LANES))
                    .max(longs(values, at + 2 * LONG_LANES))
                    .max(longs(values, at + 3 * LONG_LANES))
                    .reduceLanes(MAX);
            max = Math.max(max, block);
        }
        return max;
    }

    /** To vectors NaN is both least and greatest: a slice with NaN is left to the plain loop. */
    @Override
    public double min(double[] values, int from, int to) {
        counts.count(SimdOperation.MIN);
        int tail = tail(from, to);
        double min = tail > from ? minOfBlocks(values, from, tail) : Double.NaN;
        if (Double.isNaN(min)) {
            return scalar.min(values, from, to);
        }
        for (int at = tail; at < to; at++) {
            min = Double.compare(values[at], min) < 0 ? values[at] : min;
        }
        return min;
    }

    /** NaN if any value is. */
    private static double minOfBlocks(double[] values, int from, int to) {
        double min = Double.POSITIVE_INFINITY;
        for (int at = from; at < to; at += BLOCK) {
            double block = doubles(values, at)
                    .min(doubles(values, at + LONG_LANES))
                    .min(doubles(values, at + 2 * LONG_LANES))
                    .min(doubles(values, at + 3 * LONG_LANES))
                    .reduceLanes(MIN);
            min = Math.min(min, block);
        }
        return min;
    }

    @Override
    public double max(double[] values, int from, int to) {
        counts.count(SimdOperation.MAX);
        int tail = tail(from, to);
        double max = tail > from ? maxOfBlocks(values, from, tail) : Double.NEGATIVE_INFINITY;
        for (int at = tail; at < to; at++) {
            max = Math.max(max, values[at]);
        }
        return max;
    }

    private static double maxOfBlocks(double[] values, int from, int to) {
        double max = Double.NEGATIVE_INFINITY;
        for (int at = from; at < to; at += BLOCK) {
            double block = doubles(values, at)
                    .max(doubles(values, at + LONG_LANES))
                    .max(doubles(values, at + 2 * LONG_LANES))
                    .max(doubles(values, at + 3 * LONG_LANES))
                    .reduceLanes(MAX);
            max = Math.max(max, block);
        }
        return max;
    }

    /** Where the whole blocks of a slice end. */
    private static int tail(int from, int to) {
        return to - (to - from) % BLOCK;
    }
}
