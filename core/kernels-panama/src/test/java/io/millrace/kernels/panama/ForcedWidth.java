package io.millrace.kernels.panama;

import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import java.util.Map;
import jdk.incubator.vector.VectorShape;

/** The width that the build gives to this process, or the widest that the machine has. */
final class ForcedWidth {
    static final int BITS = Math.min(
            Integer.getInteger(KernelSettings.SIMD_VECTOR_BITS, 512),
            VectorShape.preferredShape().vectorBitSize());

    private ForcedWidth() {}

    static Kernels kernels() {
        return Kernels.choose(KernelSettings.of(Map.of(KernelSettings.SIMD_VECTOR_BITS, Integer.toString(BITS))));
    }
}
