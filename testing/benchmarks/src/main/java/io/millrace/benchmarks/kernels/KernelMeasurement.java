package io.millrace.benchmarks.kernels;

import io.millrace.benchmarks.JmhRun;
import java.util.Map;

/** Runs {@link KernelBenchmark} by JMH. */
record KernelMeasurement(JmhRun run) {
    /** Measures one kernel in one form on batches of one size. */
    KernelFigure figure(KernelCase kernel, KernelForm form, Memory memory) {
        JmhRun.Figure figure = run.measure(
                KernelBenchmark.class,
                Map.of(
                        "kernel", kernel.name(),
                        "vectorBits", Integer.toString(form.vectorBits()),
                        "rows", Integer.toString(memory.rows())),
                form.jvmOptions());
        return new KernelFigure(kernel, form, memory, figure.nanosPerBatch(), figure.bytesPerBatch(), run.runs());
    }
}
