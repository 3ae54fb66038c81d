package io.millrace.cli.command;

import io.millrace.api.JobLauncher;
import io.millrace.cli.calibration.SimdCalibration;
import io.millrace.cli.process.ExitCode;
import io.millrace.kernels.Kernels;
import io.millrace.model.spi.Catalog;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Says what this installation is made of and what it found on this machine. */
@Command(name = "info", description = "Shows versions, the JVM, the kernels chosen, connectors and formats.")
final class InfoCommand implements Callable<Integer> {
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);

    private final Surroundings surroundings;

    InfoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Catalog catalog = Catalog.installed();
        line("millrace", Version.number());
        line("java", Runtime.version() + ", " + System.getProperty("java.vendor"));
        line(
                "machine",
                "%s %s, %d processors, heap up to %,d MB"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.getRuntime().maxMemory() >> 20));
        Kernels kernels = JobLauncher.activateKernels(surroundings.environment());
        line("kernels", kernels.description());
        if (kernels.vectorBits() > 0) {
            line("speed-up", speedups(kernels));
        }
        line("engines", String.join(", ", JobLauncher.installedEngines()));
        line("sources", String.join(", ", catalog.sourceNames()));
        line("sinks", String.join(", ", catalog.sinkNames()));
        line("formats", String.join(", ", catalog.formatNames()));
        line("log", surroundings.log().path().toString());
        return ExitCode.DONE;
    }

    /** Takes about a second, most of which the JIT does. */
    private static String speedups(Kernels kernels) {
        return new SimdCalibration(kernels, LONGEST_WARM_UP)
                .speedups().entrySet().stream()
                        .map(speedup -> String.format(Locale.ROOT, "%s %.1fx", speedup.getKey(), speedup.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private void line(String what, String value) {
        surroundings.terminal().out().printf(Locale.ROOT, "%-10s%s%n", what, value);
    }
}
