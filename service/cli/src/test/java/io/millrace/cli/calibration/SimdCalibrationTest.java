package io.millrace.cli.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.SimdOperation;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is measured is measured; how fast it is depends on the machine. */
class SimdCalibrationTest {
    private final Kernels kernels = Kernels.choose(KernelSettings.AUTO);

    @Test
    void measuresEachOperationThatIsCompiled() {
        assertThat(kernels.vectorBits()).as("this machine and JVM have vectors").isPositive();

        var speedups = new SimdCalibration(kernels, Duration.ofMinutes(2)).speedups();

        assertThat(speedups)
                .containsOnlyKeys(Arrays.stream(SimdOperation.values())
                        .map(SimdOperation::label)
                        .toArray(String[]::new));
        assertThat(speedups.values()).allSatisfy(times -> assertThat(times).isPositive());
        assertThat(kernels.counts().calls()).containsOnlyKeys(SimdOperation.values());
    }

    @Test
    void saysNothingOfWhatIsNotCompiledInTime() {
        assertThat(new SimdCalibration(kernels, Duration.ZERO).speedups()).isEmpty();
    }

    @Test
    void saysNothingOfPlainLoops() {
        assertThat(new SimdCalibration(Kernels.scalar("for tests"), Duration.ofMinutes(2)).speedups())
                .isEmpty();
    }
}
