package io.millrace.kernels;

/** Plain loops. */
public final class ScalarTimestampKernels implements TimestampKernels {
    @Override
    public long min(long[] values, int from, int to) {
        long min = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    @Override
    public long max(long[] values, int from, int to) {
        long max = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }
}
