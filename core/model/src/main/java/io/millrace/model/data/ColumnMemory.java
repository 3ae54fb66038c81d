package io.millrace.model.data;

import java.util.Arrays;

/**
 * Where columns get their arrays. All arrays of a batch, and of what is computed of it, come of one memory; they may be written again as soon
 * as nobody holds it. Arrays are asked for by one thread; any thread may hold and release.
 *
 * <p>What is given holds anything, and is at least as long as asked for.
 */
public interface ColumnMemory {
    int[] ints(int length);

    long[] longs(int length);

    double[] doubles(int length);

    byte[] bytes(int length);

    /** A bitmap of so many rows, all zero, in just as many words as it takes or more. */
    default long[] bits(int rows) {
        int words = (rows + 63) >>> 6;
        long[] bits = longs(words);
        Arrays.fill(bits, 0, words, 0);
        return bits;
    }

    /** Gives the objects that say which of the arrays are a column, and what is a batch. New ones, unless the memory is used again. */
    default BatchObjects objects() {
        return BatchObjects.NEW;
    }

    /** Keeps the arrays as they are until {@link #release()} is called once more than so far. For those who hold it already. */
    void hold();

    /** Ends one holding. Whoever was the last to hold may not read the arrays any more. */
    void release();
}
