package io.millrace.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.benchmarks.bids.ColumnsBench;
import io.millrace.benchmarks.bids.CsvBench;
import io.millrace.benchmarks.bids.JsonBench;
import io.millrace.benchmarks.expressions.ExpressionsBench;
import io.millrace.benchmarks.idle.IdleBench;
import io.millrace.benchmarks.kernels.KernelsBench;
import io.millrace.benchmarks.nexmark.NexmarkBench;
import io.millrace.benchmarks.trips.TripsBench;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs benchmarks by name. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Runs benchmarks and prints the median of each case.")
public final class BenchMain implements Callable<Integer> {
    private static final List<Bench> BENCHES = List.of(
            new ColumnsBench(),
            new CsvBench(),
            new ExpressionsBench(),
            new IdleBench(),
            new JsonBench(),
            new KernelsBench(),
            new NexmarkBench(),
            new TripsBench());

    @Parameters(paramLabel = "NAME", description = "The benchmarks to run.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "List the benchmarks and end.")
    private boolean list;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file, as an array.")
    private @Nullable Path json;

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each case.")
    private Optional<Integer> runs = Optional.empty();

    @Option(names = "--engines", paramLabel = "NAME", split = ",", description = "Only these engines.")
    private List<String> engines = new ArrayList<>();

    @Option(names = "--queries", paramLabel = "NAME", split = ",", description = "Only these queries.")
    private List<String> queries = new ArrayList<>();

    @Option(names = "--plot", paramLabel = "FILE", description = "Also draw the results there, as SVG.")
    private Optional<Path> plot = Optional.empty();

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchMain())
                .setExecutionExceptionHandler((e, command, result) -> {
                    command.getErr().println("BENCH_FAILED: " + e.getMessage());
                    return 1;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Bench> byName = new TreeMap<>();
        BENCHES.forEach(bench -> byName.put(bench.name(), bench));
        if (list) {
            byName.values().forEach(bench -> System.out.printf("%-10s %s%n", bench.name(), bench.description()));
            return 0;
        }
        if (names.isEmpty() || !byName.keySet().containsAll(names) || runs.orElse(1) < 1) {
            System.err.println("BENCH_UNKNOWN: name at least one of " + byName.keySet() + " and at least one run; got "
                    + names + runs.map(n -> ", " + n + " runs").orElse(""));
            return 2;
        }
        CaseChoice choice = new CaseChoice(engines, queries, plot);
        if (!choice.equals(CaseChoice.ALL) && !names.stream().map(byName::get).allMatch(Bench::hasChoice)) {
            System.err.println(
                    "BENCH_WITHOUT_CHOICE: --engines, --queries and --plot are of the benchmark nexmark; got " + names);
            return 2;
        }
        List<BenchReport> reports = new ArrayList<>();
        for (Bench bench :
                BENCHES.stream().filter(b -> names.contains(b.name())).toList()) {
            Path directory = Files.createTempDirectory("millrace-bench-");
            try {
                reports.add(bench.run(new BenchContext(
                        runs.orElse(bench.defaultRuns()), directory, choice, line -> System.err.println("  " + line))));
            } finally {
                delete(directory);
            }
        }
        reports.forEach(report -> report.table().accept(System.out));
        List<BenchResult> results =
                reports.stream().flatMap(report -> report.results().stream()).toList();
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), results);
        }
        return results.stream().allMatch(BenchResult::checked) ? 0 : 1;
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
