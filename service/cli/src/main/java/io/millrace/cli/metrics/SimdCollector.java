package io.millrace.cli.metrics;

import static io.millrace.cli.metrics.Series.counter;
import static io.millrace.cli.metrics.Series.gauge;

import io.millrace.kernels.Kernels;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the kernels of the process have done, and gain. */
public final class SimdCollector implements MultiCollector {
    private final Kernels kernels;
    private final Supplier<? extends Map<String, Double>> speedups;
    private final Labels instructionSet;

    /**
     * @param kernels those of the run
     * @param speedups how many times as fast as plain loops operations are, as far as they are measured yet
     */
    public SimdCollector(Kernels kernels, Supplier<? extends Map<String, Double>> speedups) {
        this.kernels = kernels;
        this.speedups = speedups;
        this.instructionSet = Labels.of("instruction_set", kernels.instructionSet());
    }

    @Override
    public MetricSnapshots collect() {
        return MetricSnapshots.of(
                counter("simd_operations", "Calls of kernels in SIMD", byOperation(kernels.simdCalls())),
                gauge(
                        "simd_speedup_ratio",
                        "How many times as fast as plain loops an operation is, measured at the start of the run",
                        byOperation(speedups.get())),
                gauge(
                        "simd_vector_width",
                        "The width of vectors in bits, 0 for plain loops",
                        Map.of(instructionSet, kernels.vectorBits())));
    }

    private <T extends Number> Map<Labels, T> byOperation(Map<String, T> values) {
        Map<Labels, T> labelled = new HashMap<>();
        values.forEach((operation, value) -> labelled.put(instructionSet.add("operation", operation), value));
        return labelled;
    }
}
