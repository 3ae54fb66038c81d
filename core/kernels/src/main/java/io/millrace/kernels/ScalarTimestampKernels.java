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

    @Override
    public int divide(long[] values, int from, int to, long[] bounds, int[] marks, int[] result, int resultFrom) {
        for (int row = from; row < to; row++) {
            long value = values[row];
            boolean first = value >= bounds[0] && value < bounds[1];
            if (!first && (value < bounds[2] || value >= bounds[3])) {
                return row;
            }
            result[resultFrom + row - from] = first ? marks[0] : marks[1];
        }
        return to;
    }
}
