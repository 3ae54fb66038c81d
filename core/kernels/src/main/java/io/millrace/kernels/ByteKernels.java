package io.millrace.kernels;

/** What is asked of bytes, such as those of all values of a column of text. */
public interface ByteKernels {
    /** The first index from {@code from} on where {@code sought} stands in {@code data[from .. to)}, or -1. Nothing stands everywhere. */
    int indexOf(byte[] data, int from, int to, byte[] sought);

    /** Whether none of {@code data[from .. to)} is negative. */
    boolean isAscii(byte[] data, int from, int to);
}
