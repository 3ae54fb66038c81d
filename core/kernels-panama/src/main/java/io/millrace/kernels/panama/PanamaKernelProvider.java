package io.millrace.kernels.panama;

import io.millrace.kernels.KernelProvider;
import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.ScalarArithmeticKernels;
import io.millrace.kernels.ScalarBitKernels;
import io.millrace.kernels.ScalarHashKernels;
import io.millrace.kernels.ScalarLookUpKernels;
import io.millrace.kernels.SimdCounts;
import jdk.incubator.vector.VectorShape;

/** Chooses the width of vectors, once in a process. */
public final class PanamaKernelProvider implements KernelProvider {
    /** Two lanes of 64 bits gain nothing; a test may have them all the same. */
    private static final int LEAST_BITS_THAT_PAY = 256;

    private static final int AVX2_BITS = 256;
    private static final int AVX512_BITS = 512;

    @Override
    public Kernels kernels(KernelSettings settings) {
        int preferred = VectorShape.preferredShape().vectorBitSize();
        if (preferred < LEAST_BITS_THAT_PAY && settings.vectorBits() == 0) {
            return Kernels.scalar("vectors of this machine and JVM have " + preferred + " bits, from "
                    + LEAST_BITS_THAT_PAY + " on they are faster than plain loops");
        }
        int bits = VectorWidth.fix(wanted(settings, preferred));
        Naming naming = Naming.of(bits);
        SimdCounts counts = new SimdCounts();
        PanamaComparisonKernels comparisons = new PanamaComparisonKernels(counts);
        return new Kernels(
                naming.instructionSet,
                bits,
                naming.title + " (" + bits + "-bit, " + reason(settings, preferred) + ")",
                counts,
                comparisons,
                new PanamaBitmapKernels(counts),
                new ScalarArithmeticKernels(),
                new ScalarBitKernels(),
                new PanamaReductionKernels(counts),
                new PanamaDeviationKernels(counts),
                new PanamaTimestampKernels(counts),
                new PanamaByteKernels(counts),
                new ScalarHashKernels(),
                bits == AVX512_BITS ? new PanamaLookUpKernels(counts) : new ScalarLookUpKernels(),
                new PanamaPartitionKernels(comparisons),
                new PanamaSeparatorKernels(counts),
                new PanamaBitPackingKernels(counts),
                new PanamaEncodingKernels(counts));
    }

    private static int wanted(KernelSettings settings, int preferred) {
        if (settings.vectorBits() > preferred) {
            throw new IllegalArgumentException(KernelSettings.SIMD_VECTOR_BITS + " is " + settings.vectorBits()
                    + " and must be at most " + preferred + ", the width of this machine's vectors");
        }
        if (settings.vectorBits() > 0) {
            return settings.vectorBits();
        }
        return switch (settings.instructionSet()) {
            case AVX2 -> Math.min(preferred, AVX2_BITS);
            case AUTO, AVX512, SCALAR -> preferred;
        };
    }

    private static String reason(KernelSettings settings, int preferred) {
        if (settings.vectorBits() > 0) {
            return KernelSettings.SIMD_VECTOR_BITS + "=" + settings.vectorBits();
        }
        return switch (settings.instructionSet()) {
            case AUTO, SCALAR -> "preferred species";
            case AVX2 -> KernelSettings.SIMD_INSTRUCTION_SET + "=avx2";
            case AVX512 ->
                KernelSettings.SIMD_INSTRUCTION_SET + "=avx512"
                        + (preferred < AVX512_BITS ? ", which this machine lacks" : "");
        };
    }

    /** What vectors of a width are called. */
    private enum Naming {
        AVX512("avx512", "AVX-512"),
        AVX2("avx2", "AVX2"),
        OTHER("simd", "SIMD");

        private final String instructionSet;
        private final String title;

        Naming(String instructionSet, String title) {
            this.instructionSet = instructionSet;
            this.title = title;
        }

        static Naming of(int bits) {
            boolean x86 = System.getProperty("os.arch").equals("amd64");
            if (x86 && bits == AVX512_BITS) {
                return AVX512;
            }
            return x86 && bits == AVX2_BITS ? AVX2 : OTHER;
        }
    }
}
