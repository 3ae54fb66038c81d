package io.millrace.kernels;

/** Plain loops: C2 makes SIMD of them. */
public final class ScalarBitKernels implements BitKernels {
    @Override
    public void and(int[] left, int[] right, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = left[i] & right[i];
        }
    }

    @Override
    public void and(long[] left, long[] right, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = left[i] & right[i];
        }
    }

    @Override
    public void or(int[] left, int[] right, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = left[i] | right[i];
        }
    }

    @Override
    public void or(long[] left, long[] right, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = left[i] | right[i];
        }
    }

    @Override
    public void xor(int[] left, int[] right, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = left[i] ^ right[i];
        }
    }

    @Override
    public void xor(long[] left, long[] right, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = left[i] ^ right[i];
        }
    }

    @Override
    public void not(int[] values, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = ~values[i];
        }
    }

    @Override
    public void not(long[] values, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = ~values[i];
        }
    }

    @Override
    public void shiftLeft(int[] values, int[] places, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[i] << places[i];
        }
    }

    @Override
    public void shiftLeft(long[] values, int[] places, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[i] << places[i];
        }
    }

    @Override
    public void shiftRight(int[] values, int[] places, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[i] >> places[i];
        }
    }

    @Override
    public void shiftRight(long[] values, int[] places, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[i] >> places[i];
        }
    }

    @Override
    public void shiftRightUnsigned(int[] values, int[] places, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[i] >>> places[i];
        }
    }

    @Override
    public void shiftRightUnsigned(long[] values, int[] places, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = values[i] >>> places[i];
        }
    }

    @Override
    public void ones(int[] values, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Integer.bitCount(values[i]);
        }
    }

    @Override
    public void ones(long[] values, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Long.bitCount(values[i]);
        }
    }

    @Override
    public void leadingZeros(int[] values, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Integer.numberOfLeadingZeros(values[i]);
        }
    }

    @Override
    public void leadingZeros(long[] values, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Long.numberOfLeadingZeros(values[i]);
        }
    }

    @Override
    public void trailingZeros(int[] values, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Integer.numberOfTrailingZeros(values[i]);
        }
    }

    @Override
    public void trailingZeros(long[] values, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Long.numberOfTrailingZeros(values[i]);
        }
    }
}
