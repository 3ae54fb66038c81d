package io.millrace.kernels;

/** Plain loops. */
public final class ScalarTimestampKernels implements TimestampKernels {
    @Override
    public int firstOutside(long[] values, long low, long high, int from, int to) {
        int row = from;
        while (row < to && values[row] >= low && values[row] < high) {
            row++;
        }
        return row;
    }
}
