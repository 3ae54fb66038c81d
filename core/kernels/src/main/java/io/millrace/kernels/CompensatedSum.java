package io.millrace.kernels;

/**
 * A sum of doubles that keeps the low-order part that each addition loses apart, so that the error does not grow with the
 * number of values (A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 1974).
 * Used by one thread.
 */
public final class CompensatedSum {
    private static final int MOST_LANES = 16;

    private final double[] sums = new double[MOST_LANES];
    private final double[] losses = new double[MOST_LANES];
    private double sum;
    private double lost;

    /** Goes on from a sum and what it has lost. */
    public void set(double sum, double lost) {
        this.sum = sum;
        this.lost = lost;
    }

    /** Adds one value. */
    public void add(double value) {
        double total = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - total) + value : (value - total) + sum;
        sum = total;
    }

    /** The sum without what it has lost. */
    public double sum() {
        return sum;
    }

    public double lost() {
        return lost;
    }

    /** The sum; what is infinite or not a number stays so. */
    public double get() {
        return of(sum, lost);
    }

    /** The value of a sum and what it has lost. */
    public static double of(double sum, double lost) {
        return Double.isFinite(sum) ? sum + lost : sum;
    }

    /** Room for the sums of the lanes of two vectors. */
    public double[] laneSums() {
        return sums;
    }

    /** Room for what the lanes of two vectors have lost. */
    public double[] laneLosses() {
        return losses;
    }

    /**
     * Adds the first {@code lanes} of {@link #laneSums} and {@link #laneLosses}.
     *
     * @return whether that was possible; false, and nothing is changed, if one of them is infinite or not a number
     */
    public boolean addLanes(int lanes) {
        double probe = 0;
        for (int i = 0; i < lanes; i++) {
            probe += sums[i] * 0 + losses[i] * 0;
        }
        if (probe != 0) {
            return false;
        }
        for (int i = 0; i < lanes; i++) {
            add(sums[i]);
        }
        for (int i = 0; i < lanes; i++) {
            lost += losses[i];
        }
        return true;
    }
}
