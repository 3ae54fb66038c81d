package io.millrace.kernels;

/**
 * Bits of the two's complement, element by element, of the first {@code count} rows; {@code out} may be an operand. Places to shift
 * by count modulo 32 for ints and modulo 64 for longs, as processors have it.
 */
public interface BitKernels {
    /** Bits that both have. */
    void and(int[] left, int[] right, int count, int[] out);

    /** Bits that both have. */
    void and(long[] left, long[] right, int count, long[] out);

    /** Bits that one of them has. */
    void or(int[] left, int[] right, int count, int[] out);

    /** Bits that one of them has. */
    void or(long[] left, long[] right, int count, long[] out);

    /** Bits that one of them has and the other has not. */
    void xor(int[] left, int[] right, int count, int[] out);

    /** Bits that one of them has and the other has not. */
    void xor(long[] left, long[] right, int count, long[] out);

    /** Bits that it has not. */
    void not(int[] values, int count, int[] out);

    /** Bits that it has not. */
    void not(long[] values, int count, long[] out);

    /** Zeros come in from the right. */
    void shiftLeft(int[] values, int[] places, int count, int[] out);

    /** Zeros come in from the right. */
    void shiftLeft(long[] values, int[] places, int count, long[] out);

    /** Copies of the sign come in from the left. */
    void shiftRight(int[] values, int[] places, int count, int[] out);

    /** Copies of the sign come in from the left. */
    void shiftRight(long[] values, int[] places, int count, long[] out);

    /** Zeros come in from the left. */
    void shiftRightUnsigned(int[] values, int[] places, int count, int[] out);

    /** Zeros come in from the left. */
    void shiftRightUnsigned(long[] values, int[] places, int count, long[] out);

    /** How many bits are set. */
    void ones(int[] values, int count, int[] out);

    /** How many bits are set. */
    void ones(long[] values, int count, int[] out);

    /** How many zeros there are above the highest bit that is set; 32 or 64 of 0. */
    void leadingZeros(int[] values, int count, int[] out);

    /** How many zeros there are above the highest bit that is set; 32 or 64 of 0. */
    void leadingZeros(long[] values, int count, int[] out);

    /** How many zeros there are below the lowest bit that is set; 32 or 64 of 0. */
    void trailingZeros(int[] values, int count, int[] out);

    /** How many zeros there are below the lowest bit that is set; 32 or 64 of 0. */
    void trailingZeros(long[] values, int count, int[] out);
}
