package io.millrace.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is chosen where there is no SIMD: these tests run without the vector module and without the SIMD kernels. */
class KernelChoiceTest {
    @Test
    void theReasonSaysWhatToDo() {
        Kernels kernels = Kernels.choose(KernelSettings.AUTO);

        assertThat(kernels.instructionSet()).isEqualTo("scalar");
        assertThat(kernels.vectorBits()).isZero();
        assertThat(kernels.describe())
                .isEqualTo("scalar: jdk.incubator.vector is not readable;"
                        + " run java with --add-modules jdk.incubator.vector");
    }

    @ParameterizedTest
    @CsvSource({"ENABLE_SIMD, false", "ENABLE_SIMD, FALSE", "ENABLE_SIMD, 0", "SIMD_INSTRUCTION_SET, scalar"})
    void theReasonNamesTheSettingThatAskedForIt(String name, String value) {
        assertThat(Kernels.choose(KernelSettings.of(Map.of(name, value))).describe())
                .startsWith("scalar: " + name + "=");
    }

    @Test
    void nothingSetIsAuto() {
        assertThat(KernelSettings.of(Map.of())).isEqualTo(KernelSettings.AUTO);
        assertThat(KernelSettings.of(Map.of("SIMD_INSTRUCTION_SET", " ", "ENABLE_SIMD", "")))
                .isEqualTo(KernelSettings.AUTO);
    }

    @Test
    void settingsAreReadInAnyCase() {
        assertThat(KernelSettings.of(
                        Map.of("SIMD_INSTRUCTION_SET", "Avx2", "ENABLE_SIMD", "True", "SIMD_VECTOR_BITS", "128")))
                .isEqualTo(new KernelSettings(true, KernelSettings.InstructionSet.AVX2, 128));
    }

    @ParameterizedTest
    @CsvSource({
        "SIMD_INSTRUCTION_SET, sse9, 'SIMD_INSTRUCTION_SET is ''sse9'' and must be auto, avx512, avx2 or scalar'",
        "ENABLE_SIMD, maybe, ENABLE_SIMD is 'maybe' and must be true or false",
        "SIMD_VECTOR_BITS, 64, 'SIMD_VECTOR_BITS is ''64'' and must be 128, 256 or 512'"
    })
    void aWrongSettingIsRefused(String name, String value, String message) {
        assertThatThrownBy(() -> KernelSettings.of(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void activatingChangesWhatIsActive() {
        Kernels chosen = Kernels.activate(KernelSettings.of(Map.of("ENABLE_SIMD", "false")));

        assertThat(Kernels.active()).isSameAs(chosen);
    }
}
