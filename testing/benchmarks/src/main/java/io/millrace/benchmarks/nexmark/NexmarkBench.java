package io.millrace.benchmarks.nexmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmarks.Bench;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.CaseProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Queries of Nexmark from memory, on our engine and on others by turns, each run in a fresh JVM, with one thread and with two. */
public final class NexmarkBench implements Bench {
    static final String NAME = "nexmark";

    private static final long WARM_UP_MILLIS = 2500;
    private static final long MEASURED_MILLIS = 700;
    /** At a million a second, a batch of so many rows comes every tenth of a millisecond. */
    private static final int STEADY_BATCH_ROWS = 100;

    /** A pass for latencies has about so many batches at most. */
    private static final long MOST_BATCHES = 40_000;

    /** The heap does not grow while it is measured, and is of large pages, of which few have to be touched for the first time. */
    private static final List<String> JVM_OPTIONS = List.of("-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages");

    private static final List<Integer> THREADS = List.of(1, 2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "queries of Nexmark from memory, beside Flink, Jet and DuckDB";
    }

    @Override
    public int defaultRuns() {
        return 1;
    }

    @Override
    public boolean hasChoice() {
        return true;
    }

    @Override
    public BenchReport run(BenchContext context) throws IOException, InterruptedException {
        List<Query> queries = chosen(
                "query", context.choice().queries(), Stream.of(Query.values()).toList(), Query::title);
        List<NexmarkEngine> engines = chosen(
                "engine",
                context.choice().engines(),
                Stream.of(NexmarkEngine.values()).toList(),
                NexmarkEngine::id);
        long start = System.nanoTime();
        RunProgress progress = new RunProgress(runs(queries, engines) * context.runs());
        List<CaseRuns> cases = new ArrayList<>();
        for (Query query : queries) {
            DigestValue expected = expected(query);
            for (int threads : THREADS) {
                List<CaseRuns> besideEachOther = engines.stream()
                        .filter(engine -> engine.runs(query))
                        .map(engine -> new CaseRuns(query, engine, threads, expected))
                        .toList();
                for (int run = 0; run < context.runs(); run++) {
                    for (CaseRuns one : besideEachOther) {
                        measure(one);
                        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                        context.progress().accept(one.lastRun() + " (" + progress.done(elapsed) + ")");
                    }
                }
                cases.addAll(besideEachOther);
            }
        }
        NexmarkTable table = new NexmarkTable(cases, latencies(cases, context));
        if (context.choice().plot().isPresent()) {
            NexmarkPlot.write(table, context.choice().plot().get());
        }
        return new BenchReport(table.results(), table::print);
    }

    /** Of those cases of ours for which one is promised. */
    private static List<BenchResult> latencies(List<CaseRuns> cases, BenchContext context)
            throws IOException, InterruptedException {
        List<BenchResult> results = new ArrayList<>();
        for (CaseRuns one : cases) {
            if (one.engine() != NexmarkEngine.SIMD || one.threads() > 1) {
                continue;
            }
            switch (one.query()) {
                case Q1, Q2 ->
                    results.addAll(latency(
                            one.query(), one.query().title() + ", latency at 1 M/s", STEADY_BATCH_ROWS, 1e6, 3, 3));
                case Q12 -> {
                    if (one.checked()) {
                        results.addAll(latency(
                                one.query(),
                                one.query().title() + ", last row after its watermark at half of the rate",
                                NexmarkEvents.BATCH_ROWS,
                                one.rate() / 2,
                                100,
                                30));
                    }
                }
                case Q5, Q7, Q8, Q11, Q12_TEXT_KEYS, Q12_MANY_KEYS -> {}
            }
        }
        results.forEach(result -> context.progress()
                .accept(String.format(Locale.ROOT, "%s: %.2f ms", result.caseName(), result.value())));
        return results;
    }

    private static List<BenchResult> latency(
            Query query, String caseName, int batchRows, double rowsPerSecond, int warmUpPasses, int passes)
            throws IOException, InterruptedException {
        JsonNode figures = CaseProcess.run(
                LatencyCase.class.getName(),
                NexmarkEngine.SIMD.classPath(),
                JVM_OPTIONS,
                List.of(
                        query.name(),
                        String.valueOf(Math.min(query.events(), batchRows * MOST_BATCHES)),
                        String.valueOf(batchRows),
                        String.valueOf(rowsPerSecond),
                        String.valueOf(warmUpPasses),
                        String.valueOf(passes)));
        return JSON.treeToValue(figures, LatencyFigures.class).results(caseName, 2);
    }

    /** Those that were named, or all. */
    static <T> List<T> chosen(String what, List<String> names, List<T> all, Function<T, String> nameOf) {
        List<String> known = all.stream().map(nameOf).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no " + what + " '" + name + "', only " + known);
            }
        }
        return names.isEmpty()
                ? all
                : all.stream().filter(one -> names.contains(nameOf.apply(one))).toList();
    }

    private static int runs(List<Query> queries, List<NexmarkEngine> engines) {
        return queries.stream()
                .mapToInt(query -> THREADS.size()
                        * Math.toIntExact(engines.stream()
                                .filter(engine -> engine.runs(query))
                                .count()))
                .sum();
    }

    private static void measure(CaseRuns one) throws IOException, InterruptedException {
        Query query = one.query();
        one.add(inProcess(
                one.engine(),
                new CaseArguments(query, query.events(), one.threads(), WARM_UP_MILLIS, MEASURED_MILLIS)));
    }

    private static DigestValue expected(Query query) throws IOException, InterruptedException {
        return inProcess(NexmarkEngine.DUCKDB, new CaseArguments(query, query.events(), 2, 0, 0))
                .digest();
    }

    /** What the results of a query come to, found in this process: a batch in a database knows neither watermarks nor late rows. */
    public static DigestValue expected(Query query, long events) throws Exception {
        return DuckDbCase.measure(new CaseArguments(query, events, 2, 0, 0)).digest();
    }

    private static CaseFigures inProcess(NexmarkEngine engine, CaseArguments arguments)
            throws IOException, InterruptedException {
        JsonNode figures = CaseProcess.run(
                engine.mainClass(),
                engine.classPath(),
                Stream.concat(JVM_OPTIONS.stream(), Stream.of("-XX:ActiveProcessorCount=" + arguments.threads()))
                        .toList(),
                arguments.asProgramArguments());
        return JSON.treeToValue(figures, CaseFigures.class);
    }
}
