package io.millrace.kernels;

/** Plain loops; C2 makes SIMD of those over numbers by itself. */
public final class ScalarHashKernels implements HashKernels {
    @Override
    public void hashInts(int[] values, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            hashes[i] = XxHash64.hash(values[i]);
        }
    }

    @Override
    public void hashLongs(long[] values, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            hashes[i] = XxHash64.hash(values[i]);
        }
    }

    @Override
    public void hashBytes(byte[] data, int[] offsets, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            hashes[i] = XxHash64.hash(data, offsets[i], offsets[i + 1]);
        }
    }

    @Override
    public void combine(long[] hashes, long[] more, int count) {
        for (int i = 0; i < count; i++) {
            hashes[i] = XxHash64.combine(hashes[i], more[i]);
        }
    }
}
