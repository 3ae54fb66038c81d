package io.millrace.kernels;

import java.lang.reflect.InvocationTargetException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of this process, chosen once at start: {@link #activate} with the process's settings, then {@link #active()}
 * wherever they are needed.
 *
 * @param instructionSet {@code avx512}, {@code avx2}, {@code scalar} or, on other machines, {@code simd}
 * @param vectorBits the width of the vectors; 0 for the scalar form
 * @param description what was chosen and why, for people
 * @param counts how often those of these kernels were called that are in SIMD
 */
public record Kernels(
        String instructionSet,
        int vectorBits,
        String description,
        SimdCounts counts,
        ComparisonKernels comparisons,
        BitmapKernels bitmaps,
        ArithmeticKernels arithmetic,
        BitKernels bits,
        ReductionKernels reductions,
        DeviationKernels deviations,
        TimestampKernels timestamps,
        ByteKernels bytes,
        HashKernels hash,
        LookUpKernels lookUps,
        PartitionKernels partitions,
        SeparatorKernels separators,
        BitPackingKernels packing,
        EncodingKernels encodings) {

    private static final String PROVIDER = "io.millrace.kernels.panama.PanamaKernelProvider";
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** The release for which the SIMD form is compiled: the Vector API incubates and differs from release to release. */
    private static final int JAVA_OF_SIMD = 25;

    private static volatile @Nullable Kernels active;

    /** The kernels that {@link #activate} chose last, or those of {@link KernelSettings#AUTO}. */
    public static Kernels active() {
        Kernels chosen = active;
        return chosen == null ? activate(KernelSettings.AUTO) : chosen;
    }

    /** Chooses the kernels of this process. To be called at start: whoever asked {@link #active()} before keeps its answer. */
    public static Kernels activate(KernelSettings settings) {
        Kernels chosen = choose(settings);
        active = chosen;
        return chosen;
    }

    /** The kernels for the settings; without effect on {@link #active()}. */
    public static Kernels choose(KernelSettings settings) {
        if (!settings.enabled()) {
            return scalar(KernelSettings.ENABLE_SIMD + "=false");
        }
        if (settings.instructionSet() == KernelSettings.InstructionSet.SCALAR) {
            return scalar(KernelSettings.SIMD_INSTRUCTION_SET + "=scalar");
        }
        int java = Runtime.version().feature();
        if (java < JAVA_OF_SIMD) {
            return scalar("SIMD needs Java " + JAVA_OF_SIMD + ", this is Java " + java);
        }
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return scalar(VECTOR_MODULE + " is not readable; run java with --add-modules " + VECTOR_MODULE);
        }
        try {
            return Class.forName(PROVIDER)
                    .asSubclass(KernelProvider.class)
                    .getDeclaredConstructor()
                    .newInstance()
                    .kernels(settings);
        } catch (ClassNotFoundException absent) {
            return scalar("millrace-kernels-panama is not on the class path");
        } catch (InvocationTargetException e) {
            return scalar("the SIMD kernels do not start: " + e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            return scalar("the SIMD kernels do not load: " + e);
        }
    }

    /** The scalar form of everything. */
    public static Kernels scalar(String reason) {
        return new Kernels(
                "scalar",
                0,
                "scalar: " + reason,
                new SimdCounts(),
                new ScalarComparisonKernels(),
                new ScalarBitmapKernels(),
                new ScalarArithmeticKernels(),
                new ScalarBitKernels(),
                new ScalarReductionKernels(),
                new ScalarDeviationKernels(),
                new ScalarTimestampKernels(),
                new ScalarByteKernels(),
                new ScalarHashKernels(),
                new ScalarLookUpKernels(),
                new ScalarPartitionKernels(),
                new ScalarSeparatorKernels(),
                new ScalarBitPackingKernels(),
                new ScalarEncodingKernels());
    }

    /** What was chosen and why, such as {@code AVX-512 (512-bit, preferred species)}. */
    public String describe() {
        return description;
    }

    /** How often kernels in SIMD were called so far, by the operation as metrics call it; only what was called. */
    public SortedMap<String, Long> simdCalls() {
        SortedMap<String, Long> byLabel = new TreeMap<>();
        counts.calls().forEach((operation, calls) -> byLabel.put(operation.label(), calls));
        return byLabel;
    }
}
