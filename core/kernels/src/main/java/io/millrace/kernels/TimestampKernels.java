package io.millrace.kernels;

/** What windows ask of a column of event times, in whatever unit. */
public interface TimestampKernels {
    /**
     * The first row in {@code [from, to)} whose value lies outside of {@code [low, high)}, or {@code to}: where a window
     * ends in a column whose neighbours are mostly in the same window.
     *
     * @param low at most {@code high}
     */
    int firstOutside(long[] values, long low, long high, int from, int to);
}
