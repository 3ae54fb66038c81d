package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.DOUBLES;
import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.doubles;
import static jdk.incubator.vector.VectorOperators.ADD;

import io.millrace.kernels.DeviationKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import jdk.incubator.vector.DoubleVector;

/**
 * Four vectors that add up by turns, so that no addition waits for the one before it. The loops over blocks are methods of their own, see
 * {@link PanamaReductionKernels}.
 */
public final class PanamaDeviationKernels implements DeviationKernels {
    private static final int BLOCK = 4 * LONG_LANES;

    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaDeviationKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public double sum(double[] values, int from, int to, double pivot) {
        counts.count(SimdOperation.DEVIATIONS);
        int tail = tail(from, to);
        double sum = tail > from ? sumOfBlocks(values, from, tail, pivot) : 0;
        for (int i = tail; i < to; i++) {
            sum += values[i] - pivot;
        }
        return sum;
    }

    /**
     * Two additions a vector, which are what bounds the loop: one in four vectors is added up by the multiplier instead, with the same
     * result. Where every second is, that is slower again, because it reads three registers at once.
     */
    private static double sumOfBlocks(double[] values, int from, int to, double pivot) {
        DoubleVector pivots = DoubleVector.broadcast(DOUBLES, pivot);
        DoubleVector minus = DoubleVector.broadcast(DOUBLES, -1);
        DoubleVector a = DoubleVector.zero(DOUBLES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        for (int at = from; at < to; at += BLOCK) {
            a = a.add(doubles(values, at).sub(pivots));
            b = b.add(doubles(values, at + LONG_LANES).sub(pivots));
            c = c.add(doubles(values, at + 2 * LONG_LANES).sub(pivots));
            d = pivots.sub(doubles(values, at + 3 * LONG_LANES)).fma(minus, d);
        }
        return a.add(b).add(c.add(d)).reduceLanes(ADD);
    }

    @Override
    public double squares(double[] values, int from, int to, double mean) {
        counts.count(SimdOperation.DEVIATIONS);
        int tail = tail(from, to);
        double sum = tail > from ? squaresOfBlocks(values, from, tail, mean) : 0;
        for (int i = tail; i < to; i++) {
            double deviation = values[i] - mean;
            sum += deviation * deviation;
        }
        return sum;
    }

    private static double squaresOfBlocks(double[] values, int from, int to, double mean) {
        DoubleVector means = DoubleVector.broadcast(DOUBLES, mean);
        DoubleVector a = DoubleVector.zero(DOUBLES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        for (int at = from; at < to; at += BLOCK) {
            DoubleVector first = doubles(values, at).sub(means);
            DoubleVector second = doubles(values, at + LONG_LANES).sub(means);
            DoubleVector third = doubles(values, at + 2 * LONG_LANES).sub(means);
            DoubleVector fourth = doubles(values, at + 3 * LONG_LANES).sub(means);
            a = first.fma(first, a);
            b = second.fma(second, b);
            c = third.fma(third, c);
            d = fourth.fma(fourth, d);
        }
        return a.add(b).add(c.add(d)).reduceLanes(ADD);
    }

    @Override
    public double products(double[] left, double leftMean, double[] right, double rightMean, int from, int to) {
        counts.count(SimdOperation.DEVIATIONS);
        int tail = to - (to - from) % (2 * LONG_LANES);
        double sum = tail > from ? productsOfBlocks(left, leftMean, right, rightMean, from, tail) : 0;
        for (int i = tail; i < to; i++) {
            sum += (left[i] - leftMean) * (right[i] - rightMean);
        }
        return sum;
    }

    private static double productsOfBlocks(
            double[] left, double leftMean, double[] right, double rightMean, int from, int to) {
        DoubleVector leftMeans = DoubleVector.broadcast(DOUBLES, leftMean);
        DoubleVector rightMeans = DoubleVector.broadcast(DOUBLES, rightMean);
        DoubleVector a = DoubleVector.zero(DOUBLES);
        DoubleVector b = a;
        for (int at = from; at < to; at += 2 * LONG_LANES) {
            int next = at + LONG_LANES;
            a = doubles(left, at).sub(leftMeans).fma(doubles(right, at).sub(rightMeans), a);
            b = doubles(left, next).sub(leftMeans).fma(doubles(right, next).sub(rightMeans), b);
        }
        return a.add(b).reduceLanes(ADD);
    }

    /** Where the whole blocks of a slice end. */
    private static int tail(int from, int to) {
        return to - (to - from) % BLOCK;
    }
}
