package io.millrace.kernels;

/**
 * Whole numbers of few bits, packed without gaps: number {@code i} has the bits {@code i * width .. (i + 1) * width} of the bytes, the lowest
 * bit of a byte first and the lowest bit of a number first. What is left of the last byte is zero.
 */
public interface BitPackingKernels {
    /** How many bytes {@code count} numbers of {@code width} bits take. */
    static long packedBytes(int count, int width) {
        return ((long) count * width + Byte.SIZE - 1) / Byte.SIZE;
    }

    /**
     * Writes the lowest bits of the first {@code count} values to {@code out[at ..)}.
     *
     * @param width bits of a number, 0 to 64
     */
    void pack(long[] values, int count, int width, byte[] out, int at);

    /**
     * Reads {@code count} numbers from {@code data[at ..)} into {@code out[to ..)}; their upper bits are zero.
     *
     * @param width bits of a number, 0 to 64
     */
    void unpack(byte[] data, int at, int count, int width, long[] out, int to);
}
