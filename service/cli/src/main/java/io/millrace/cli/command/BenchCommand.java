package io.millrace.cli.command;

import io.millrace.cli.bench.BenchRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures. */
@Command(name = "bench", description = "Runs benchmarks, each in a fresh JVM, and shows what they measured.")
final class BenchCommand implements Callable<Integer> {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "The benchmarks to run; --list shows them.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = {
                "Write the results there too: an array of",
                "{bench, case, engine, threads, value, unit, runs, checked}."
            })
    private Optional<Path> json = Optional.empty();

    @Option(names = "--list", description = "Show the benchmarks that there are, and run none.")
    private boolean list;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Runs of each case, of which the median counts; 3 if it is not given, 5 for nexmark.")
    private Optional<Integer> runs = Optional.empty();

    @Option(
            names = "--engines",
            paramLabel = "NAME,...",
            description = "For nexmark: only these of simd, flink, jet and duckdb.")
    private Optional<String> engines = Optional.empty();

    @Option(names = "--queries", paramLabel = "NAME,...", description = "For nexmark: only these, such as q1,q12.")
    private Optional<String> queries = Optional.empty();

    @Option(names = "--plot", paramLabel = "FILE", description = "For nexmark: draw the results there too, as SVG.")
    private Optional<Path> plot = Optional.empty();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!list && names.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required parameter: 'NAME'; --list shows what there is");
        }
        if (runs.orElse(1) < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--runs': " + runs.orElse(1) + "; at least 1");
        }
        BenchRunner runner = new BenchRunner(
                directory(), jvmOptions(), surroundings.interrupts().get().first());
        return list ? runner.list() : runner.run(names, options(), json);
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        runs.ifPresent(value -> options.addAll(List.of("--runs", String.valueOf(value))));
        engines.ifPresent(value -> options.addAll(List.of("--engines", value)));
        queries.ifPresent(value -> options.addAll(List.of("--queries", value)));
        plot.ifPresent(
                value -> options.addAll(List.of("--plot", value.toAbsolutePath().toString())));
        return options;
    }

    private Path directory() {
        try {
            return Files.createDirectories(data.use(surroundings).resolve("bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> jvmOptions() {
        String options = surroundings
                .environment()
                .getOrDefault("MILLRACE_JAVA_OPTS", "")
                .strip();
        return options.isEmpty() ? List.of() : List.of(BLANKS.split(options));
    }
}
