package io.millrace.analytics.aggregate;

import io.millrace.kernels.DeviationKernels;

/** The mean of a slice, as {@link Means} have it. */
final class SliceMean {
    private double mean;
    private double lack;

    /**
     * Finds the mean of the first {@code length} values, at least one, from the differences from the first of them. It is off by no more than n<sup>1.5</sup>2<sup>-52</sup>
     * standard deviations of the n values, however far they are from 0.
     */
    void of(double[] values, int length, DeviationKernels kernels) {
        double pivot = values[0];
        double step = kernels.sum(values, 0, length, pivot) / length;
        mean = pivot + step;
        double added = mean - pivot;
        lack = (pivot - (mean - added)) + (step - added);
    }

    /** The nearest double. */
    double mean() {
        return mean;
    }

    /** What {@link #mean} lacks. */
    double lack() {
        return lack;
    }
}
