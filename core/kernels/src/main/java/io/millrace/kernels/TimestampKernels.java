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

    /**
     * Tells which of two ranges rows are in, up to the first that is in neither.
     *
     * @param bounds where the first range begins, what is behind its end, and the same of the second one
     * @param marks of the ranges
     * @param result takes the mark of the range of each row, from {@code resultFrom} on
     * @return the first row in {@code [from, to)} that is in neither, or {@code to}
     */
    int divide(long[] values, int from, int to, long[] bounds, int[] marks, int[] result, int resultFrom);
}
