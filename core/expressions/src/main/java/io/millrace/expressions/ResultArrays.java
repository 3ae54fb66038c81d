package io.millrace.expressions;

/**
 * Where a function puts the values of its result: into new arrays if the column may leave the step, or into those of the batch before if it is
 * read and dropped before the next batch comes. The caller writes every row.
 */
final class ResultArrays {
    private final boolean reused;
    private int[] ints = new int[0];
    private long[] longs = new long[0];
    private double[] doubles = new double[0];

    private ResultArrays(boolean reused) {
        this.reused = reused;
    }

    /** For a result that may leave. */
    static ResultArrays fresh() {
        return new ResultArrays(false);
    }

    /** For one function whose result is dropped. */
    static ResultArrays reused() {
        return new ResultArrays(true);
    }

    /** An array of at least so many rows, with anything in it. */
    int[] ints(int rows) {
        if (!reused) {
            return Buffers.ints(rows);
        }
        if (ints.length < rows) {
            ints = Buffers.ints(rows);
        }
        return ints;
    }

    /** As {@link #ints}. */
    long[] longs(int rows) {
        if (!reused) {
            return Buffers.longs(rows);
        }
        if (longs.length < rows) {
            longs = Buffers.longs(rows);
        }
        return longs;
    }

    /** As {@link #ints}. */
    double[] doubles(int rows) {
        if (!reused) {
            return Buffers.doubles(rows);
        }
        if (doubles.length < rows) {
            doubles = Buffers.doubles(rows);
        }
        return doubles;
    }
}
