package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.INT_LANES;
import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.longs;
import static jdk.incubator.vector.VectorOperators.NE;

import io.millrace.kernels.EncodingKernels;
import io.millrace.kernels.ScalarEncodingKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;

/**
 * Where runs begin, by comparing neighbours as {@link PanamaComparisonKernels} compares columns. The rest is the scalar form, which is no slower: C2
 * makes SIMD of sums and differences with the same number by itself, vectors of running sums cost more rearrangements than they save additions, and
 * short runs are written as fast by {@link java.util.Arrays#fill}.
 */
public final class PanamaEncodingKernels implements EncodingKernels {
    private final ScalarEncodingKernels scalar = new ScalarEncodingKernels();
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaEncodingKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public void add(long[] values, int count, long addend) {
        scalar.add(values, count, addend);
    }

    @Override
    public void deltas(long[] values, int count, long[] deltas) {
        scalar.deltas(values, count, deltas);
    }

    @Override
    public void sums(long[] values, int count, long step) {
        scalar.sums(values, count, step);
    }

    @Override
    public int runStarts(long[] values, int count, int[] starts) {
        counts.count(SimdOperation.RUN_STARTS);
        if (count == 0) {
            return 0;
        }
        starts[0] = 0;
        int runs = 1;
        int row = 1;
        for (; row <= count - INT_LANES; row += INT_LANES) {
            long bits = differ(values, row) | differ(values, row + LONG_LANES) << LONG_LANES;
            runs = PanamaComparisonKernels.store(row, bits, starts, runs);
        }
        for (; row < count; row++) {
            starts[runs] = row;
            runs += values[row] != values[row - 1] ? 1 : 0;
        }
        return runs;
    }

    /** A bit for each of the next values that differs from the one before it. */
    private static long differ(long[] values, int row) {
        return longs(values, row).compare(NE, longs(values, row - 1)).toLong();
    }

    @Override
    public void expand(long[] values, int[] ends, int runs, long[] out) {
        scalar.expand(values, ends, runs, out);
    }

    @Override
    public int number(
            byte[] data,
            int[] offsets,
            int count,
            long[] hashes,
            int mostEntries,
            int[] slots,
            long[] codes,
            int[] entries) {
        return scalar.number(data, offsets, count, hashes, mostEntries, slots, codes, entries);
    }

    @Override
    public void gather(byte[] data, int[] offsets, long[] codes, int count, byte[] out, int[] outOffsets) {
        scalar.gather(data, offsets, codes, count, out, outOffsets);
    }
}
