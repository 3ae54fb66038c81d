package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.INT_LANES;

import io.millrace.kernels.BitmapKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;

/** As many row numbers as there are lanes, compressed by their bits; see {@link PanamaComparisonKernels}. */
public final class PanamaBitmapKernels implements BitmapKernels {
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaBitmapKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public int rows(long[] words, boolean wanted, int count, int[] out) {
        counts.count(SimdOperation.BITS_TO_ROWS);
        long flip = wanted ? 0 : -1L;
        int tail = count - count % INT_LANES;
        int kept = tail > 0 ? rowsOfLanes(words, flip, tail, out) : 0;
        for (int row = tail; row < count; row++) {
            out[kept] = row;
            kept += (int) ((words[row >>> 6] ^ flip) >>> row & 1);
        }
        return kept;
    }

    private static int rowsOfLanes(long[] words, long flip, int count, int[] out) {
        int kept = 0;
        for (int row = 0; row < count; row += INT_LANES) {
            // Lanes are a divisor of 64: their bits lie in one word.
            long bits = (words[row >>> 6] ^ flip) >>> row & PanamaComparisonKernels.ALL;
            kept = PanamaComparisonKernels.store(row, bits, out, kept);
        }
        return kept;
    }
}
