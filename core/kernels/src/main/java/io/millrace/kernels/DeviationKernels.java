package io.millrace.kernels;

/**
 * What variances and covariances are made of: sums over a slice {@code [from, to)} of columns of differences from a given value. Sums
 * of another order differ by rounding: a result is off by no more than (n + 3)2<sup>-53</sup> of the sum of the magnitudes
 * of what is added up, where n values are. What is infinite or not a number in one form need not be so in the other
 * only where the sum of the magnitudes overflows.
 */
public interface DeviationKernels {
    /** The sum of {@code value - pivot}. */
    double sum(double[] values, int from, int to, double pivot);

    /** The sum of {@code (value - mean)}<sup>2</sup>. */
    double squares(double[] values, int from, int to, double mean);

    /** The sum of {@code (left - leftMean) * (right - rightMean)}. */
    double products(double[] left, double leftMean, double[] right, double rightMean, int from, int to);
}
