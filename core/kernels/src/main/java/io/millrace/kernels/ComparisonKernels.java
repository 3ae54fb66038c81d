package io.millrace.kernels;

/**
 * Comparisons that keep rows: each writes the numbers of the rows for which the comparison holds to {@code out}, in
 * ascending order, and returns how many there are.
 *
 * <p>The dense form looks at rows {@code 0 .. count}, the selected form at {@code rows[0 .. count)}. {@code out} needs
 * {@code count} entries and may be {@code rows} itself.
 */
public interface ComparisonKernels {
    /** Rows whose value lies in {@code [low, high]}, or those whose value does not if not {@code inside}. */
    int range(int[] values, int low, int high, boolean inside, int count, int[] out);

    /** The selected form of {@link #range(int[], int, int, boolean, int, int[])}. */
    int range(int[] values, int low, int high, boolean inside, int[] rows, int count, int[] out);

    /** Rows whose value lies in {@code [low, high]}, or those whose value does not if not {@code inside}. */
    int range(long[] values, long low, long high, boolean inside, int count, int[] out);

    /** The selected form of {@link #range(long[], long, long, boolean, int, int[])}. */
    int range(long[] values, long low, long high, boolean inside, int[] rows, int count, int[] out);

    /** Rows whose value lies in {@code [low, high]}, or those whose value does not if not {@code inside}. NaN lies in no range. */
    int range(double[] values, double low, double high, boolean inside, int count, int[] out);

    /** The selected form of {@link #range(double[], double, double, boolean, int, int[])}. */
    int range(double[] values, double low, double high, boolean inside, int[] rows, int count, int[] out);

    /** Rows for which {@code left comparison right} holds. */
    int compare(Comparison comparison, int[] left, int[] right, int count, int[] out);

    /** The selected form of {@link #compare(Comparison, int[], int[], int, int[])}. */
    int compare(Comparison comparison, int[] left, int[] right, int[] rows, int count, int[] out);

    /** Rows for which {@code left comparison right} holds. */
    int compare(Comparison comparison, long[] left, long[] right, int count, int[] out);

    /** The selected form of {@link #compare(Comparison, long[], long[], int, int[])}. */
    int compare(Comparison comparison, long[] left, long[] right, int[] rows, int count, int[] out);

    /** Rows for which {@code left comparison right} holds. */
    int compare(Comparison comparison, double[] left, double[] right, int count, int[] out);

    /** The selected form of {@link #compare(Comparison, double[], double[], int, int[])}. */
    int compare(Comparison comparison, double[] left, double[] right, int[] rows, int count, int[] out);
}
