package io.millrace.kernels;

/** Plain loops. */
public final class ScalarReductionKernels implements ReductionKernels {
    @Override
    public long sum(int[] values, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    @Override
    public long sum(long[] values, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    @Override
    public long magnitude(long[] values, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits |= values[i] ^ values[i] >> 63;
        }
        return bits;
    }

    @Override
    public void sum(double[] values, int from, int to, CompensatedSum total) {
        for (int i = from; i < to; i++) {
            total.add(values[i]);
        }
    }

    @Override
    public int min(int[] values, int from, int to) {
        int min = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    @Override
    public int max(int[] values, int from, int to) {
        int max = Integer.MIN_VALUE;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

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

    @Override
    public double min(double[] values, int from, int to) {
        double min = Double.NaN;
        for (int i = from; i < to; i++) {
            // -0.0 and 0.0 are equal to <, and every comparison with NaN is false.
            min = Double.compare(values[i], min) < 0 ? values[i] : min;
        }
        return min;
    }

    @Override
    public double max(double[] values, int from, int to) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }
}
