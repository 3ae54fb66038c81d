package io.millrace.kernels;

/** A plain loop without branches on the data. */
public final class ScalarBitmapKernels implements BitmapKernels {
    @Override
    public int rows(long[] words, boolean wanted, int count, int[] out) {
        long flip = wanted ? 0 : 1;
        int kept = 0;
        for (int row = 0; row < count; row++) {
            out[kept] = row;
            kept += (int) ((words[row >>> 6] >>> row & 1) ^ flip);
        }
        return kept;
    }
}
