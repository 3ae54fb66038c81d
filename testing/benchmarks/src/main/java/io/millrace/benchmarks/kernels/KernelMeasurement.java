package io.millrace.benchmarks.kernels;

import java.util.Collection;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link KernelBenchmark} by JMH.
 *
 * @param forks fresh JVMs for each figure; 0 to measure in this one, for tests
 * @param iteration how long each of the iterations takes
 */
record KernelMeasurement(int forks, TimeValue iteration) {
    private static final int ITERATIONS = 3;
    /** Otherwise, on a busy machine, the interpreter may be what is measured. */
    private static final String COMPILE_AT_ONCE = "-Xbatch";

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Measures one kernel in one form on batches of one size. */
    KernelFigure figure(KernelCase kernel, KernelForm form, Memory memory) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^\\Q" + KernelBenchmark.class.getName() + "\\E\\.batch$")
                .param("kernel", kernel.name())
                .param("vectorBits", Integer.toString(form.vectorBits()))
                .param("rows", Integer.toString(memory.rows()))
                .addProfiler(GCProfiler.class)
                .warmupIterations(ITERATIONS)
                .warmupTime(iteration)
                .measurementIterations(ITERATIONS)
                .measurementTime(iteration)
                .forks(forks)
                .jvmArgsAppend(Stream.concat(Stream.of(COMPILE_AT_ONCE), form.jvmOptions().stream())
                        .toArray(String[]::new))
                .verbosity(VerboseMode.SILENT);
        Collection<RunResult> results = new Runner(options.build()).run();
        double nanos = 0;
        double bytes = 0;
        for (RunResult result : results) {
            nanos = result.getPrimaryResult().getStatistics().getPercentile(50);
            Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
            bytes = allocated == null ? 0 : allocated.getScore();
        }
        return new KernelFigure(kernel, form, memory, nanos, bytes, Math.max(1, forks));
    }
}
