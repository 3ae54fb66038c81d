package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.HALF_INTS;
import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.longs;
import static jdk.incubator.vector.VectorOperators.UGE;
import static jdk.incubator.vector.VectorOperators.ULT;

import io.millrace.kernels.ScalarTimestampKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import io.millrace.kernels.TimestampKernels;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** Tests four vectors for any value outside, and looks for it only where there is one. */
public final class PanamaTimestampKernels implements TimestampKernels {
    private static final int BLOCK = 4 * LONG_LANES;

    private final ScalarTimestampKernels scalar = new ScalarTimestampKernels();
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaTimestampKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public int firstOutside(long[] values, long low, long high, int from, int to) {
        counts.count(SimdOperation.WINDOW_END);
        long width = high - low;
        int row = from;
        while (row <= to - BLOCK && !anyOutside(values, row, low, width)) {
            row += BLOCK;
        }
        while (row < to && values[row] >= low && values[row] < high) {
            row++;
        }
        return row;
    }

    @Override
    public int divide(long[] values, int from, int to, long[] bounds, int[] marks, int[] result, int resultFrom) {
        counts.count(SimdOperation.WINDOW_END);
        long width = bounds[1] - bounds[0];
        long otherWidth = bounds[3] - bounds[2];
        int row = from;
        while (row <= to - LONG_LANES) {
            VectorMask<Long> first = longs(values, row).sub(bounds[0]).compare(ULT, width);
            if (!longs(values, row)
                    .sub(bounds[2])
                    .compare(ULT, otherWidth)
                    .or(first)
                    .allTrue()) {
                break;
            }
            IntVector.broadcast(HALF_INTS, marks[1])
                    .blend(marks[0], first.cast(HALF_INTS))
                    .intoArray(result, resultFrom + row - from);
            row += LONG_LANES;
        }
        return scalar.divide(values, row, to, bounds, marks, result, resultFrom + row - from);
    }

    /** Offsets from {@code low} as unsigned numbers: those below {@code low} are greater than any width. */
    private static boolean anyOutside(long[] values, int row, long low, long width) {
        return longs(values, row)
                .sub(low)
                .compare(UGE, width)
                .or(longs(values, row + LONG_LANES).sub(low).compare(UGE, width))
                .or(longs(values, row + 2 * LONG_LANES).sub(low).compare(UGE, width))
                .or(longs(values, row + 3 * LONG_LANES).sub(low).compare(UGE, width))
                .anyTrue();
    }
}
