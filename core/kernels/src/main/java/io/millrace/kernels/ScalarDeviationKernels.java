package io.millrace.kernels;

/** Plain loops. */
public final class ScalarDeviationKernels implements DeviationKernels {
    @Override
    public double sum(double[] values, int from, int to, double pivot) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i] - pivot;
        }
        return sum;
    }

    @Override
    public double squares(double[] values, int from, int to, double mean) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double deviation = values[i] - mean;
            sum += deviation * deviation;
        }
        return sum;
    }

    @Override
    public double products(double[] left, double leftMean, double[] right, double rightMean, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (left[i] - leftMean) * (right[i] - rightMean);
        }
        return sum;
    }
}
