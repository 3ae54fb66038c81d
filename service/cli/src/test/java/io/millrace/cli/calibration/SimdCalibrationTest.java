package io.millrace.cli.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.SimdOperation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is measured is measured; how fast it is depends on the machine. */
class SimdCalibrationTest {
    private final Kernels kernels = Kernels.choose(KernelSettings.AUTO);

    @Test
    void measuresEachOperationThatIsCompiled() {
        assertThat(kernels.vectorBits()).as("this machine and JVM have vectors").isPositive();

        var speedups = new SimdCalibration(kernels, Duration.ofMinutes(2)).speedups();

        Set<SimdOperation> vectorised = EnumSet.allOf(SimdOperation.class);
        if (kernels.vectorBits() < 512) {
            vectorised.remove(SimdOperation.LOOK_UP);
        }
        assertThat(speedups)
                .containsOnlyKeys(vectorised.stream().map(SimdOperation::label).toArray(String[]::new));
        assertThat(speedups.values()).allSatisfy(times -> assertThat(times).isPositive());
        assertThat(kernels.counts().calls()).containsOnlyKeys(vectorised.toArray(SimdOperation[]::new));
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
