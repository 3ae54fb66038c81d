package io.millrace.kernels;

/** One number from a slice of a column, {@code values[from .. to)}. */
public interface ReductionKernels {
    /** The exact sum. */
    long sum(int[] values, int from, int to);

    /** The sum modulo 2<sup>64</sup>; {@link #magnitude} tells when it is exact. */
    long sum(long[] values, int from, int to);

    /**
     * The bits that any of the magnitudes has: if the result is less than 2<sup>k</sup>, every value lies in
     * {@code [-2^k, 2^k)}. 0 of none.
     */
    long magnitude(long[] values, int from, int to);

    /**
     * Adds the values to {@code total}. Sums of another order differ by rounding: a result is off by no more than half a
     * unit in its last place and n<sup>2</sup>2<sup>-104</sup> of the sum of the magnitudes, where n values are added up,
     * provided that the sum of the magnitudes is finite. What is infinite or not a number in one form is so in the other.
     */
    void sum(double[] values, int from, int to, CompensatedSum total);

    /** The least; {@link Integer#MAX_VALUE} of none. */
    int min(int[] values, int from, int to);

    /** The greatest; {@link Integer#MIN_VALUE} of none. */
    int max(int[] values, int from, int to);

    /** The least; {@link Long#MAX_VALUE} of none. */
    long min(long[] values, int from, int to);

    /** The greatest; {@link Long#MIN_VALUE} of none. */
    long max(long[] values, int from, int to);

    /** The least, where NaN is greater than every number and -0.0 less than 0.0; NaN of none. */
    double min(double[] values, int from, int to);

    /** The greatest, where NaN is greater than every number and -0.0 less than 0.0; negative infinity of none. */
    double max(double[] values, int from, int to);
}
