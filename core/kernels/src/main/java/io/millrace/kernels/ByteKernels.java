package io.millrace.kernels;

/** What is asked of bytes, such as those of all values of a column of text. */
public interface ByteKernels {
    /** The first index from {@code from} on where {@code sought} stands in {@code data[from .. to)}, or -1. Nothing stands everywhere. */
    int indexOf(byte[] data, int from, int to, byte[] sought);

    /** Whether none of {@code data[from .. to)} is negative. */
    boolean isAscii(byte[] data, int from, int to);

    /** How many bytes behind what it copies {@link #copy} may overwrite. */
    int SLACK = 64;

    /**
     * Copies pieces {@code from .. to} of {@code source}, one behind the other, to {@code target} from {@code at} on. The target has room for all of them
     * and {@link #SLACK} bytes more, which hold anything afterwards.
     *
     * @param starts where each piece starts
     * @param lengths the length of each piece, in bytes
     */
    void copy(byte[] source, int[] starts, int[] lengths, int from, int to, byte[] target, int at);

    /** The longest text that {@link #allStartWith} takes, and how many bytes of data stand behind each place at least. */
    int PREFIX_MARGIN = 64;

    /**
     * Whether a text stands at each of the places {@code from .. to}.
     *
     * @param places in {@code data}, at least {@link #PREFIX_MARGIN} bytes before its end
     * @param padded the text, and zeros behind it to a length of {@link #PREFIX_MARGIN}
     * @param length of the text, in bytes
     */
    boolean allStartWith(byte[] data, int[] places, int from, int to, byte[] padded, int length);
}
