package io.millrace.benchmarks.expressions;

/**
 * The rows of a result, added up.
 *
 * @param rows how many
 * @param wholes the sum of all whole numbers and times, modulo 2<sup>64</sup>
 * @param doubles the sum of all doubles
 */
record QueryResult(long rows, long wholes, double doubles) {
    /** By how much sums of doubles may differ, relatively: they are added up in another order. */
    private static final double ROUNDING = 1e-9;

    boolean agreesWith(QueryResult other) {
        return rows == other.rows
                && wholes == other.wholes
                && Math.abs(doubles - other.doubles) <= ROUNDING * Math.abs(doubles);
    }
}
