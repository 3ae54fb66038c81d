package io.millrace.kernels;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Which kernels to use.
 *
 * @param enabled false for the scalar form, whatever {@code instructionSet} says
 * @param vectorBits 128, 256 or 512 to have vectors of that width and no other, for tests; 0 leaves it to
 *     {@code instructionSet}
 */
public record KernelSettings(boolean enabled, InstructionSet instructionSet, int vectorBits) {
    public static final String ENABLE_SIMD = "ENABLE_SIMD";
    public static final String SIMD_INSTRUCTION_SET = "SIMD_INSTRUCTION_SET";
    public static final String SIMD_VECTOR_BITS = "SIMD_VECTOR_BITS";

    /** The widest vectors that the machine prefers. */
    public static final KernelSettings AUTO = new KernelSettings(true, InstructionSet.AUTO, 0);

    /** The values of {@value KernelSettings#SIMD_INSTRUCTION_SET}, in any case. */
    public enum InstructionSet {
        /** The widest vectors that the machine prefers. */
        AUTO,
        /** 512 bits where the machine has them. */
        AVX512,
        /** At most 256 bits. */
        AVX2,
        /** No vectors but those that C2 makes of plain loops. */
        SCALAR
    }

    /**
     * Reads {@value #ENABLE_SIMD}, {@value #SIMD_INSTRUCTION_SET} and {@value #SIMD_VECTOR_BITS}; what is missing or empty
     * is as in {@link #AUTO}.
     *
     * @param settings environment variables, or settings of a test under the same names
     * @throws IllegalArgumentException naming the setting, the value found and the values allowed
     */
    public static KernelSettings of(Map<String, String> settings) {
        return new KernelSettings(
                switch (value(settings, ENABLE_SIMD, "TRUE")) {
                    case "TRUE", "1" -> true;
                    case "FALSE", "0" -> false;
                    case String other -> throw invalid(ENABLE_SIMD, other, "true or false");
                },
                instructionSet(value(settings, SIMD_INSTRUCTION_SET, "AUTO")),
                switch (value(settings, SIMD_VECTOR_BITS, "0")) {
                    case "0" -> 0;
                    case "128" -> 128;
                    case "256" -> 256;
                    case "512" -> 512;
                    case String other -> throw invalid(SIMD_VECTOR_BITS, other, "128, 256 or 512");
                });
    }

    private static InstructionSet instructionSet(String value) {
        return Arrays.stream(InstructionSet.values())
                .filter(set -> set.name().equals(value))
                .findFirst()
                .orElseThrow(() -> invalid(SIMD_INSTRUCTION_SET, value, "auto, avx512, avx2 or scalar"));
    }

    private static String value(Map<String, String> settings, String name, String otherwise) {
        String value = settings.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value.toUpperCase(Locale.ROOT);
    }

    private static IllegalArgumentException invalid(String name, String value, String allowed) {
        return new IllegalArgumentException(
                name + " is '" + value.toLowerCase(Locale.ROOT) + "' and must be " + allowed);
    }
}
