package io.millrace.benchmarks;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
 * Runs one JMH benchmark, whose only method is one batch and counts it for {@link ProcessorTime}.
 *
 * @param forks fresh JVMs for each figure; 0 to measure in this one, for tests
 * @param iteration how long each of the iterations takes
 */
public record JmhRun(int forks, TimeValue iteration) {
    private static final int ITERATIONS = 3;
    /** Otherwise, on a busy machine, the interpreter may be what is measured. */
    private static final String COMPILE_AT_ONCE = "-Xbatch";

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final Figure FAILED = new Figure(0, 0);
    private static final Logger LOG = System.getLogger(JmhRun.class.getName());

    /**
     * What was measured.
     *
     * @param nanosPerBatch processor time, on the average; 0 if the benchmark failed, because its results are wrong
     * @param bytesPerBatch what is allocated
     */
    public record Figure(double nanosPerBatch, double bytesPerBatch) {}

    /** How many JVMs a figure is from. */
    public int runs() {
        return Math.max(1, forks);
    }

    /**
     * Measures the only benchmark method of a class.
     *
     * @param jvmOptions what its JVMs are told besides
     */
    public Figure measure(Class<?> benchmark, Map<String, String> parameters, List<String> jvmOptions) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^\\Q" + benchmark.getName() + "\\E\\.")
                .addProfiler(GCProfiler.class)
                .warmupIterations(ITERATIONS)
                .warmupTime(iteration)
                .measurementIterations(ITERATIONS)
                .measurementTime(iteration)
                .forks(forks)
                .jvmArgsAppend(Stream.concat(Stream.of(COMPILE_AT_ONCE), jvmOptions.stream())
                        .toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                // Otherwise a check that fails in the end leaves the figures of the iterations before it.
                .shouldFailOnError(true);
        parameters.forEach(options::param);
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.stream().findFirst().map(JmhRun::figure).orElse(FAILED);
        } catch (RunnerException e) {
            LOG.log(Level.WARNING, "no figure for " + parameters + ": " + rootCause(e));
            return FAILED;
        }
    }

    /** JMH keeps what was thrown in the measured JVM as suppressed. */
    private static Throwable rootCause(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null || root.getSuppressed().length > 0) {
            root = root.getCause() != null ? root.getCause() : root.getSuppressed()[0];
        }
        return root;
    }

    private static Figure figure(RunResult result) {
        return new Figure(secondary(result, "nanos") / secondary(result, "batches"), secondary(result, ALLOCATED));
    }

    private static double secondary(RunResult result, String name) {
        Result<?> found = result.getSecondaryResults().get(name);
        return found == null ? 0 : found.getScore();
    }
}
