package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.DOUBLES;
import static io.millrace.kernels.panama.Lanes.INT_LANES;
import static io.millrace.kernels.panama.Lanes.LONGS;
import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.NARROW_LANES;
import static io.millrace.kernels.panama.Lanes.doubles;
import static io.millrace.kernels.panama.Lanes.ints;
import static io.millrace.kernels.panama.Lanes.narrowLongs;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.millrace.kernels.CompensatedSum;
import io.millrace.kernels.ReductionKernels;
import io.millrace.kernels.ScalarReductionKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * Blocks of vectors, each reduced to one number. Vectors that gather the extremes of the whole slice are faster where C2 compiles them alone, but
 * inlined into a large caller they exceed what it is ready to inline, and every vector becomes an object: slower than the plain loop. The loops over
 * blocks are methods of their own for a like reason: after many slices shorter than a block C2 takes them for rare and does not inline what they
 * call. Vectors are carried only where reducing a block costs more than the block: by the compensated sum and the extremes of doubles.
 *
 * <p>Loops over longs end with {@code !=}, which keeps C2 from unrolling them: the blocks that it unrolls it loads in any order, and the processor,
 * which fetches ahead where addresses ascend, does not follow. From memory that was half as fast as the plain loop. Longs go eight
 * vectors a block, of at most 256 bits: of those fewer span two cache lines. Where vectors are carried such a loop makes objects of them.
 *
 * <p>What C2 makes SIMD of by itself is left to the plain loops: sums of ints and the magnitude.
 */
public final class PanamaReductionKernels implements ReductionKernels {
    private static final int PAIR = 2 * LONG_LANES;
    private static final int LONG_BLOCK = 8 * NARROW_LANES;
    private static final int INT_BLOCK = 4 * INT_LANES;

    /** Slices of more rows come from memory, from where the plain loop for the greatest double is faster. */
    private static final int MOST_CACHED_DOUBLES = 1 << 21;

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
        for (int at = from; at != to; at += LONG_BLOCK) {
            LongVector left = narrowLongs(values, at)
                    .add(narrowLongs(values, at + NARROW_LANES))
                    .add(narrowLongs(values, at + 2 * NARROW_LANES).add(narrowLongs(values, at + 3 * NARROW_LANES)));
            LongVector right = narrowLongs(values, at + 4 * NARROW_LANES)
                    .add(narrowLongs(values, at + 5 * NARROW_LANES))
                    .add(narrowLongs(values, at + 6 * NARROW_LANES).add(narrowLongs(values, at + 7 * NARROW_LANES)));
            sum += left.add(right).reduceLanes(ADD);
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
        int tail = to - (to - from) % PAIR;
        if (tail > from) {
            lanes(values, from, tail, total);
        }
        // A lane that is no longer finite has lost the order in which that happened.
        int rest = tail == from || total.addLanes(PAIR) ? tail : from;
        for (int at = rest; at < to; at++) {
            total.add(values[at]);
        }
    }

    /**
     * Adds up each lane, of two vectors by turns. What an addition loses is found without looking which operand is greater (D. Knuth, The
     * Art of Computer Programming 2, 4.2.2, theorem B). Half of the differences are {@code a * -1 + b}, which is the same number: a processor that
     * adds and multiplies in different places does both at once.
     */
    private static void lanes(double[] values, int from, int to, CompensatedSum total) {
        DoubleVector minus = DoubleVector.broadcast(DOUBLES, -1);
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        DoubleVector lost = sum;
        DoubleVector otherSum = sum;
        DoubleVector otherLost = sum;
        for (int at = from; at < to; at += PAIR) {
            DoubleVector value = doubles(values, at);
            DoubleVector next = sum.add(value);
            DoubleVector added = sum.fma(minus, next);
            lost = lost.add(added.fma(minus, next).fma(minus, sum).add(value.sub(added)));
            sum = next;
            value = doubles(values, at + LONG_LANES);
            next = otherSum.add(value);
            added = otherSum.fma(minus, next);
            otherLost =
                    otherLost.add(added.fma(minus, next).fma(minus, otherSum).add(value.sub(added)));
            otherSum = next;
        }
        sum.intoArray(total.laneSums(), 0);
        lost.intoArray(total.laneLosses(), 0);
        otherSum.intoArray(total.laneSums(), LONG_LANES);
        otherLost.intoArray(total.laneLosses(), LONG_LANES);
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
        for (int at = from; at != to; at += LONG_BLOCK) {
            LongVector left = narrowLongs(values, at)
                    .min(narrowLongs(values, at + NARROW_LANES))
                    .min(narrowLongs(values, at + 2 * NARROW_LANES).min(narrowLongs(values, at + 3 * NARROW_LANES)));
            LongVector right = narrowLongs(values, at + 4 * NARROW_LANES)
                    .min(narrowLongs(values, at + 5 * NARROW_LANES))
                    .min(narrowLongs(values, at + 6 * NARROW_LANES).min(narrowLongs(values, at + 7 * NARROW_LANES)));
            min = Math.min(min, left.min(right).reduceLanes(MIN));
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
        for (int at = from; at != to; at += LONG_BLOCK) {
            LongVector left = narrowLongs(values, at)
                    .max(narrowLongs(values, at + NARROW_LANES))
                    .max(narrowLongs(values, at + 2 * NARROW_LANES).max(narrowLongs(values, at + 3 * NARROW_LANES)));
            LongVector right = narrowLongs(values, at + 4 * NARROW_LANES)
                    .max(narrowLongs(values, at + 5 * NARROW_LANES))
                    .max(narrowLongs(values, at + 6 * NARROW_LANES).max(narrowLongs(values, at + 7 * NARROW_LANES)));
            max = Math.max(max, left.max(right).reduceLanes(MAX));
        }
        return max;
    }

    /** The least is the greatest of all with their signs changed. */
    @Override
    public double min(double[] values, int from, int to) {
        counts.count(SimdOperation.MIN);
        int tail = to - (to - from) % PAIR;
        double min = tail > from ? -greatestOfBlocks(values, from, tail, Long.MIN_VALUE) : Double.NaN;
        if (Double.isNaN(min)) {
            return scalar.min(values, from, to);
        }
        for (int at = tail; at < to; at++) {
            min = Double.compare(values[at], min) < 0 ? values[at] : min;
        }
        return min;
    }

    @Override
    public double max(double[] values, int from, int to) {
        if (to - from > MOST_CACHED_DOUBLES) {
            return scalar.max(values, from, to);
        }
        counts.count(SimdOperation.MAX);
        int tail = to - (to - from) % PAIR;
        double max = tail > from ? greatestOfBlocks(values, from, tail, 0) : Double.NEGATIVE_INFINITY;
        if (Double.isNaN(max)) {
            return scalar.max(values, from, to);
        }
        for (int at = tail; at < to; at++) {
            max = Math.max(max, values[at]);
        }
        return max;
    }

    /**
     * The bits of doubles compared as whole numbers, which takes one instruction and not the five of a maximum of doubles that knows NaN and -0.0:
     * numbers that are not negative ascend with their bits, negative ones descend, so that the greatest is the one with the greatest bits, or, if all are
     * negative, with the least.
     *
     * @param sign a bit to change in all values before they are compared
     * @return NaN if any value is, or if there are infinities of both signs
     */
    private static double greatestOfBlocks(double[] values, int from, int to, long sign) {
        LongVector signs = LongVector.broadcast(LONGS, sign);
        LongVector greatest = LongVector.broadcast(LONGS, Long.MIN_VALUE);
        LongVector least = LongVector.broadcast(LONGS, Long.MAX_VALUE);
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int at = from; at < to; at += PAIR) {
            DoubleVector left = doubles(values, at);
            DoubleVector right = doubles(values, at + LONG_LANES);
            // What is not a number makes the sum so for good.
            sum = sum.add(left.add(right));
            LongVector leftBits = left.viewAsIntegralLanes().lanewise(XOR, signs);
            LongVector rightBits = right.viewAsIntegralLanes().lanewise(XOR, signs);
            greatest = greatest.max(leftBits.max(rightBits));
            least = least.min(leftBits.min(rightBits));
        }
        if (Double.isNaN(sum.reduceLanes(ADD))) {
            return Double.NaN;
        }
        long bits = greatest.reduceLanes(MAX);
        return Double.longBitsToDouble(bits >= 0 ? bits : least.reduceLanes(MIN));
    }

    /** Where the whole blocks of a slice of longs end. */
    private static int tail(int from, int to) {
        return to - (to - from) % LONG_BLOCK;
    }
}
