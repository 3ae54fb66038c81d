package io.millrace.kernels;

/** From bitmaps of one bit a row, least significant bit first, to rows. */
public interface BitmapKernels {
    /**
     * Writes the numbers of those of the first {@code count} rows whose bit is as wanted to {@code out}, in ascending order,
     * and returns how many there are. {@code out} needs {@code count} entries.
     */
    int rows(long[] words, boolean wanted, int count, int[] out);
}
