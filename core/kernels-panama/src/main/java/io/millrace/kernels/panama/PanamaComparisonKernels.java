package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.INTS;
import static io.millrace.kernels.panama.Lanes.INT_LANES;
import static io.millrace.kernels.panama.Lanes.IOTA;
import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.doubles;
import static io.millrace.kernels.panama.Lanes.ints;
import static io.millrace.kernels.panama.Lanes.longs;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.ULE;

import io.millrace.kernels.Comparison;
import io.millrace.kernels.ComparisonKernels;
import io.millrace.kernels.ScalarComparisonKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * A vector of row numbers, compressed by the mask of the comparison and stored whole: the next store overwrites the slack,
 * which stays inside {@code out} because no more rows are kept than were seen. Values of 64 bits are compared two vectors
 * at a time, so that there are as many as row numbers. The operator is constant in each loop, because a comparison whose
 * operator is a variable is not compiled to an instruction.
 *
 * <p>The selected forms would have to gather the values, which is no faster than a plain loop: they are the scalar ones.
 */
@SuppressWarnings("ShortCircuitBoolean") // && would be a branch on the data
public final class PanamaComparisonKernels implements ComparisonKernels {
    /** One bit for each lane of row numbers. */
    static final long ALL = -1L >>> -INT_LANES;

    private final ScalarComparisonKernels scalar = new ScalarComparisonKernels();
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaComparisonKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public int range(int[] values, int low, int high, boolean inside, int count, int[] out) {
        if (low > high) {
            return scalar.range(values, low, high, inside, count, out);
        }
        counts.count(SimdOperation.RANGE);
        int width = high - low;
        long flip = inside ? 0 : ALL;
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = ints(values, row).sub(low).compare(ULE, width).toLong();
            kept = store(row, bits ^ flip, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += (values[row] >= low & values[row] <= high) == inside ? 1 : 0;
        }
        return kept;
    }

    @Override
    public int range(int[] values, int low, int high, boolean inside, int[] rows, int count, int[] out) {
        return scalar.range(values, low, high, inside, rows, count, out);
    }

    @Override
    public int compare(Comparison comparison, int[] left, int[] right, int count, int[] out) {
        counts.count(SimdOperation.COMPARE);
        return switch (comparison) {
            case EQUAL -> equal(left, right, true, count, out);
            case NOT_EQUAL -> equal(left, right, false, count, out);
            case LESS -> less(left, right, true, count, out);
            case LESS_OR_EQUAL -> less(right, left, false, count, out);
            case GREATER -> less(right, left, true, count, out);
            case GREATER_OR_EQUAL -> less(left, right, false, count, out);
        };
    }

    @Override
    public int compare(Comparison comparison, int[] left, int[] right, int[] rows, int count, int[] out) {
        return scalar.compare(comparison, left, right, rows, count, out);
    }

    @Override
    public int range(long[] values, long low, long high, boolean inside, int count, int[] out) {
        if (low > high) {
            return scalar.range(values, low, high, inside, count, out);
        }
        counts.count(SimdOperation.RANGE);
        long width = high - low;
        long flip = inside ? 0 : ALL;
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = longs(values, row).sub(low).compare(ULE, width).toLong()
                    | longs(values, row + LONG_LANES)
                                    .sub(low)
                                    .compare(ULE, width)
                                    .toLong()
                            << LONG_LANES;
            kept = store(row, bits ^ flip, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += (values[row] >= low & values[row] <= high) == inside ? 1 : 0;
        }
        return kept;
    }

    @Override
    public int range(long[] values, long low, long high, boolean inside, int[] rows, int count, int[] out) {
        return scalar.range(values, low, high, inside, rows, count, out);
    }

    @Override
    public int compare(Comparison comparison, long[] left, long[] right, int count, int[] out) {
        counts.count(SimdOperation.COMPARE);
        return switch (comparison) {
            case EQUAL -> equal(left, right, true, count, out);
            case NOT_EQUAL -> equal(left, right, false, count, out);
            case LESS -> less(left, right, true, count, out);
            case LESS_OR_EQUAL -> less(right, left, false, count, out);
            case GREATER -> less(right, left, true, count, out);
            case GREATER_OR_EQUAL -> less(left, right, false, count, out);
        };
    }

    @Override
    public int compare(Comparison comparison, long[] left, long[] right, int[] rows, int count, int[] out) {
        return scalar.compare(comparison, left, right, rows, count, out);
    }

    @Override
    public int range(double[] values, double low, double high, boolean inside, int count, int[] out) {
        counts.count(SimdOperation.RANGE);
        long flip = inside ? 0 : ALL;
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = inRange(doubles(values, row), low, high)
                    | inRange(doubles(values, row + LONG_LANES), low, high) << LONG_LANES;
            kept = store(row, bits ^ flip, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += (values[row] >= low & values[row] <= high) == inside ? 1 : 0;
        }
        return kept;
    }

    @Override
    public int range(double[] values, double low, double high, boolean inside, int[] rows, int count, int[] out) {
        return scalar.range(values, low, high, inside, rows, count, out);
    }

    @Override
    public int compare(Comparison comparison, double[] left, double[] right, int count, int[] out) {
        counts.count(SimdOperation.COMPARE);
        return switch (comparison) {
            case EQUAL -> equal(left, right, true, count, out);
            case NOT_EQUAL -> equal(left, right, false, count, out);
            case LESS -> less(left, right, count, out);
            case LESS_OR_EQUAL -> lessOrEqual(left, right, count, out);
            case GREATER -> less(right, left, count, out);
            case GREATER_OR_EQUAL -> lessOrEqual(right, left, count, out);
        };
    }

    @Override
    public int compare(Comparison comparison, double[] left, double[] right, int[] rows, int count, int[] out) {
        return scalar.compare(comparison, left, right, rows, count, out);
    }

    private static int equal(int[] left, int[] right, boolean wanted, int count, int[] out) {
        long flip = wanted ? 0 : ALL;
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = ints(left, row).compare(EQ, ints(right, row)).toLong();
            kept = store(row, bits ^ flip, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += (left[row] == right[row]) == wanted ? 1 : 0;
        }
        return kept;
    }

    private static int less(int[] left, int[] right, boolean wanted, int count, int[] out) {
        long flip = wanted ? 0 : ALL;
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = ints(left, row).compare(LT, ints(right, row)).toLong();
            kept = store(row, bits ^ flip, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += (left[row] < right[row]) == wanted ? 1 : 0;
        }
        return kept;
    }

    private static int equal(long[] left, long[] right, boolean wanted, int count, int[] out) {
        long flip = wanted ? 0 : ALL;
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = longs(left, row).compare(EQ, longs(right, row)).toLong()
                    | longs(left, row + LONG_LANES)
                                    .compare(EQ, longs(right, row + LONG_LANES))
                                    .toLong()
                            << LONG_LANES;
            kept = store(row, bits ^ flip, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += (left[row] == right[row]) == wanted ? 1 : 0;
        }
        return kept;
    }

    private static int less(long[] left, long[] right, boolean wanted, int count, int[] out) {
        long flip = wanted ? 0 : ALL;
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = longs(left, row).compare(LT, longs(right, row)).toLong()
                    | longs(left, row + LONG_LANES)
                                    .compare(LT, longs(right, row + LONG_LANES))
                                    .toLong()
                            << LONG_LANES;
            kept = store(row, bits ^ flip, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += (left[row] < right[row]) == wanted ? 1 : 0;
        }
        return kept;
    }

    private static int equal(double[] left, double[] right, boolean wanted, int count, int[] out) {
        long flip = wanted ? 0 : ALL;
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = doubles(left, row).compare(EQ, doubles(right, row)).toLong()
                    | doubles(left, row + LONG_LANES)
                                    .compare(EQ, doubles(right, row + LONG_LANES))
                                    .toLong()
                            << LONG_LANES;
            kept = store(row, bits ^ flip, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += (left[row] == right[row]) == wanted ? 1 : 0;
        }
        return kept;
    }

    private static int less(double[] left, double[] right, int count, int[] out) {
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = doubles(left, row).compare(LT, doubles(right, row)).toLong()
                    | doubles(left, row + LONG_LANES)
                                    .compare(LT, doubles(right, row + LONG_LANES))
                                    .toLong()
                            << LONG_LANES;
            kept = store(row, bits, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += left[row] < right[row] ? 1 : 0;
        }
        return kept;
    }

    private static int lessOrEqual(double[] left, double[] right, int count, int[] out) {
        int kept = 0;
        int row = 0;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = doubles(left, row).compare(LE, doubles(right, row)).toLong()
                    | doubles(left, row + LONG_LANES)
                                    .compare(LE, doubles(right, row + LONG_LANES))
                                    .toLong()
                            << LONG_LANES;
            kept = store(row, bits, out, kept);
        }
        for (; row < count; row++) {
            out[kept] = row;
            kept += left[row] <= right[row] ? 1 : 0;
        }
        return kept;
    }

    private static long inRange(DoubleVector values, double low, double high) {
        return values.compare(GE, low, values.compare(LE, high)).toLong();
    }

    /** Stores the rows from {@code row} on whose bit is set behind those kept so far, and returns how many there are then. */
    static int store(int row, long bits, int[] out, int kept) {
        // Made anew from a constant: a vector carried from one iteration to the next would be an object in each.
        IOTA.add(row).compress(VectorMask.fromLong(INTS, bits)).intoArray(out, kept);
        return kept + Long.bitCount(bits);
    }
}
