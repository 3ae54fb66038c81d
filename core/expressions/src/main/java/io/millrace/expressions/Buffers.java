package io.millrace.expressions;

/** The arrays that results are written to. They are made here and nowhere else, so that a pool can take this place. */
final class Buffers {
    private Buffers() {}

    static int[] ints(int rows) {
        return new int[rows];
    }

    static long[] longs(int rows) {
        return new long[rows];
    }

    static double[] doubles(int rows) {
        return new double[rows];
    }

    /** Bits for so many rows, all zero. */
    static long[] bits(int rows) {
        return new long[Bits.words(rows)];
    }
}
