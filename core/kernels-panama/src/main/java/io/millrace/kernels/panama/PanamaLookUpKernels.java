package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.HALF_INTS;
import static io.millrace.kernels.panama.Lanes.INT_LANES;
import static io.millrace.kernels.panama.Lanes.LONGS;
import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.longs;
import static jdk.incubator.vector.VectorOperators.L2I;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.UGE;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.millrace.kernels.LookUpKernels;
import io.millrace.kernels.ScalarLookUpKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/**
 * Gathers as many entries at once as a vector has lanes. The places of a block of keys are computed first, into the array that takes the ids: a gather reads its places from
 * memory.
 *
 * <p>Pays at 512 bits, where first places take half the time of plain loops. At 256 bits they take two thirds, but in some processes C2 makes objects of the vectors that hold
 * places, and then they are many times slower.
 *
 * <p>What a loop does is written once: C2 stops inlining into a method that has 18,000 nodes ({@code NodeCountInliningCutoff}), a gather is some 3,500 of them, and vectors that
 * are passed to a call that is not inlined become objects.
 */
public final class PanamaLookUpKernels implements LookUpKernels {
    /** Rows whose places are computed together: a multiple of the lanes of any vector, that stay in the first cache. */
    private static final int BLOCK = 512;

    private static final long UPPER_HALF = 1L << 32;

    private final ScalarLookUpKernels scalar = new ScalarLookUpKernels();
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaLookUpKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public int first(long[] hashes, int[] rows, int count, long[] table, int[] ids, int[] others) {
        counts.count(SimdOperation.LOOK_UP);
        boolean dense = isDense(rows, count);
        int end = count - count % INT_LANES;
        int found = 0;
        for (int block = 0; block < end; block += BLOCK) {
            int blockEnd = Math.min(block + BLOCK, end);
            places(hashes, rows, dense, block, blockEnd, table.length - 1, ids);
            for (int i = block; i < blockEnd; i += INT_LANES) {
                long different = 0;
                for (int part = 0; part < INT_LANES; part += LONG_LANES) {
                    different |= take(hashes, rows, dense, i + part, table, ids) << part;
                }
                found = PanamaComparisonKernels.store(i, different, others, found);
            }
        }
        return ScalarLookUpKernels.first(hashes, rows, end, count, table, ids, others, found);
    }

    private static void places(long[] hashes, int[] rows, boolean dense, int from, int to, int mask, int[] places) {
        for (int i = from; i < to; i += LONG_LANES) {
            LongVector hash = pick(hashes, rows, dense, i);
            low(hash.lanewise(XOR, hash.lanewise(LSHR, 32)).and(mask)).intoArray(places, i);
        }
    }

    /** Replaces places by the ids of what is there, and gives a bit for each that is of another key. */
    private static long take(long[] hashes, int[] rows, boolean dense, int i, long[] table, int[] ids) {
        LongVector entries = LongVector.fromArray(LONGS, table, 0, ids, i);
        low(entries).sub(1).intoArray(ids, i);
        return pick(hashes, rows, dense, i)
                .or(UPPER_HALF)
                .lanewise(XOR, entries)
                .compare(UGE, UPPER_HALF)
                .toLong();
    }

    @Override
    public int firstMismatch(long[] values, int[] rows, long[] known, int[] ids, int from, int to) {
        counts.count(SimdOperation.LOOK_UP);
        boolean dense = to > 0 && isDense(rows, to);
        int i = from;
        while (i <= to - LONG_LANES
                && !pick(values, rows, dense, i)
                        .compare(NE, LongVector.fromArray(LONGS, known, 0, ids, i))
                        .anyTrue()) {
            i += LONG_LANES;
        }
        return scalar.firstMismatch(values, rows, known, ids, i, to);
    }

    /** Whether the rows are all from 0 on, as they ascend. */
    private static boolean isDense(int[] rows, int count) {
        return count > 0 && rows[count - 1] == count - 1;
    }

    private static LongVector pick(long[] values, int[] rows, boolean dense, int i) {
        return dense ? longs(values, i) : LongVector.fromArray(LONGS, values, 0, rows, i);
    }

    private static IntVector low(LongVector values) {
        return (IntVector) values.convertShape(L2I, HALF_INTS, 0);
    }
}
