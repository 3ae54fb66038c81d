package io.millrace.benchmarks.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.JmhRun;
import io.millrace.kernels.KernelSettings;
import io.millrace.kernels.Kernels;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.options.TimeValue;

/** The measurement measures what it says, and tells it. No figure is looked at. */
class KernelsBenchTest {
    private final Kernels simd = Kernels.choose(KernelSettings.AUTO);

    @ParameterizedTest
    @EnumSource
    void whatIsMeasuredIsCheckedAgainstTheScalarForm(KernelCase kernel) {
        assertThat(kernel.isRight(simd, new Columns(1000))).isTrue();
    }

    @Test
    void aMeasurementIsThatOfTheForm() {
        KernelMeasurement here = new KernelMeasurement(new JmhRun(0, new TimeValue(1, TimeUnit.MILLISECONDS)));
        KernelForm widest = simd.vectorBits() == 512 ? KernelForm.AVX512 : KernelForm.AVX2;

        for (KernelForm form : List.of(widest, KernelForm.SCALAR)) {
            KernelFigure figure = here.figure(KernelCase.MAX_OF_LONGS, form, Memory.L1);

            assertThat(figure.checked()).isTrue();
            assertThat(figure.form()).isEqualTo(form);
        }
    }

    @Test
    void theReportSaysHowMuchFasterAndWhatBecomesOfThePromises() {
        List<KernelFigure> figures = new ArrayList<>();
        for (Memory memory : Memory.values()) {
            figures.add(figure(KernelForm.AVX512, memory, 100));
            figures.add(figure(KernelForm.AVX2, memory, 250));
            figures.add(figure(KernelForm.SCALAR, memory, 2000));
            figures.add(figure(KernelForm.ONE_BY_ONE, memory, 4000));
        }

        assertThat(printed(KernelsBench.report(figures)))
                .containsPattern("max of longs +L1 +0\\.098 +0\\.244 +1\\.953 +3\\.906 +20\\.0x +\\(40\\.0x\\) +0")
                .contains("10 M events/s at 512 bits: kept", "5 M events/s at 256 bits: kept")
                .contains("16-64x scalar at 512 bits: kept by max of longs 20.0x of 8 lanes")
                .contains("16-64x scalar at 256 bits: kept by none; below: max of longs 8.0x of 4 lanes");
    }

    @Test
    void aBenchmarkThatFailsHasNoFigure() {
        JmhRun run = new JmhRun(0, TimeValue.milliseconds(10));

        assertThat(run.measure(
                        KernelBenchmark.class,
                        Map.of("kernel", "MAX_OF_LONGS", "vectorBits", "7", "rows", "8"),
                        List.of()))
                .isEqualTo(new JmhRun.Figure(0, 0));
    }

    @Test
    void aWrongKernelHasNoFigure() {
        BenchReport report = KernelsBench.report(List.of(figure(KernelForm.AVX512, Memory.L1, 0)));

        assertThat(report.results()).noneMatch(BenchResult::checked);
        assertThat(printed(report)).contains("WRONG").contains("512 bits: not measured");
    }

    private static KernelFigure figure(KernelForm form, Memory memory, double nanos) {
        return new KernelFigure(KernelCase.MAX_OF_LONGS, form, memory, nanos, 0, 3);
    }

    private static String printed(BenchReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.table().accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
