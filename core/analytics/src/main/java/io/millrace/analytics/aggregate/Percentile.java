package io.millrace.analytics.aggregate;

/** Exact percentiles of sorted values. */
public final class Percentile {
    private Percentile() {}

    /**
     * The percentile with linear interpolation between the two nearest ranks: {@code PERCENTILE_CONT} of SQL:2003, method
     * 7 of R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50, 1996.
     *
     * @param sorted holds the values in ascending order from {@code from} on
     * @param count how many values; at least one
     * @param fraction 0 to 1
     */
    public static double continuous(double[] sorted, int from, int count, double fraction) {
        double rank = fraction * (count - 1);
        int below = (int) rank;
        double low = sorted[from + below];
        double part = rank - below;
        return part == 0 ? low : low + part * (sorted[from + below + 1] - low);
    }
}
