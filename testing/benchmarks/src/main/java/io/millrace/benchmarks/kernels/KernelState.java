package io.millrace.benchmarks.kernels;

import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import java.util.Map;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Columns of random numbers, and the kernels under measurement. A fork has one form of the kernels and no other. */
@State(Scope.Thread)
public class KernelState {
    private static final long SEED = 42;

    /** {@code 0} is the scalar form, the others are the bits of a vector. */
    @Param({"0", "128", "256", "512"})
    public int vectorBits;

    /** Rows of a batch: what fits into the first cache, what does not fit into the last. */
    @Param({"1024", "8388608"})
    public int rows;

    /** Percent of the rows that a comparison keeps. */
    @Param({"50"})
    public int selectivity;

    Kernels kernels = Kernels.scalar("not set up");
    int[] ints = {};
    long[] longs = {};
    double[] doubles = {};
    long[] otherLongs = {};
    long[] hashes = {};
    int[] selected = {};
    int selectedCount;
    int[] out = {};

    @Setup
    public void fill() {
        kernels = Kernels.choose(KernelSettings.of(
                vectorBits == 0
                        ? Map.of(KernelSettings.ENABLE_SIMD, "false")
                        : Map.of(KernelSettings.SIMD_VECTOR_BITS, Integer.toString(vectorBits))));
        if (kernels.vectorBits() != vectorBits) {
            throw new IllegalStateException("measuring " + kernels.describe() + " instead of " + vectorBits + " bits");
        }
        SplittableRandom random = new SplittableRandom(SEED);
        ints = random.ints(rows, 0, 100).toArray();
        longs = random.longs(rows, 0, 100).toArray();
        doubles = random.ints(rows, 0, 100).asDoubleStream().toArray();
        otherLongs = random.longs(rows, 0, 100).toArray();
        hashes = new long[rows];
        out = new int[rows];
        selected = new int[rows];
        selectedCount = 0;
        for (int row = 0; row < rows; row++) {
            if (random.nextInt(100) < 50) {
                selected[selectedCount++] = row;
            }
        }
    }
}
