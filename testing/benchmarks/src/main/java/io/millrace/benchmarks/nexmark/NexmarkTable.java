package io.millrace.benchmarks.nexmark;

import io.millrace.benchmarks.BenchResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cases beside each other, as Markdown: million events a second, and how many times as fast ours is.
 *
 * @param latencies of ours, in milliseconds
 */
record NexmarkTable(List<CaseRuns> cases, List<BenchResult> latencies) {
    NexmarkTable {
        cases = List.copyOf(cases);
        latencies = List.copyOf(latencies);
    }

    List<BenchResult> results() {
        List<BenchResult> results = new ArrayList<>();
        cases.forEach(one -> results.addAll(one.results()));
        for (CaseRuns ours : ofEngine(NexmarkEngine.SIMD)) {
            for (CaseRuns other : besides(ours)) {
                results.add(new BenchResult(
                        NexmarkBench.NAME,
                        ours.query().title() + ", simd / " + other.engine().id(),
                        NexmarkEngine.SIMD.id(),
                        ours.threads(),
                        ours.checked() && other.checked() ? ours.ratioTo(other) : 0,
                        "ratio",
                        1,
                        ours.checked() && other.checked()));
            }
        }
        results.addAll(latencies);
        return results;
    }

    void print(PrintStream out) {
        out.println("| Query | threads | engine | M events/s | ours is so many times as fast | two threads / one |");
        out.println("|---|---|---|---|---|---|");
        for (CaseRuns one : cases) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %s | %s |%n",
                    one.query().title(),
                    one.threads(),
                    one.engine().title(),
                    one.checked() ? decimals(one.rate() / 1e6) : "WRONG",
                    find(one.query(), NexmarkEngine.SIMD, one.threads())
                            .filter(ours -> ours != one && ours.checked() && one.checked())
                            .map(ours -> decimals(ours.ratioTo(one)))
                            .orElse(""),
                    one.threads() == 1
                            ? ""
                            : find(one.query(), one.engine(), 1)
                                    .filter(single -> single.checked() && one.checked())
                                    .map(single -> decimals(one.rate() / single.rate()))
                                    .orElse(""));
        }
        out.println();
        out.println("| Ours | threads | | |");
        out.println("|---|---|---|---|");
        Stream.concat(ofEngine(NexmarkEngine.SIMD).stream().flatMap(one -> one.results().stream()), latencies.stream())
                .filter(result -> !result.unit().equals("events/s"))
                .forEach(result -> out.printf(
                        Locale.ROOT,
                        "| %s | %d | %s | %s |%n",
                        result.caseName(),
                        result.threads(),
                        result.value() < 1000
                                ? decimals(result.value())
                                : String.format(Locale.ROOT, "%,.0f", result.value()),
                        result.unit()));
    }

    /** As many as a figure is good for. */
    static String decimals(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    Optional<CaseRuns> find(Query query, NexmarkEngine engine, int threads) {
        return cases.stream()
                .filter(one -> one.query() == query && one.engine() == engine && one.threads() == threads)
                .findFirst();
    }

    private List<CaseRuns> ofEngine(NexmarkEngine engine) {
        return cases.stream().filter(one -> one.engine() == engine).toList();
    }

    private List<CaseRuns> besides(CaseRuns ours) {
        return cases.stream()
                .filter(one -> one != ours && one.query() == ours.query() && one.threads() == ours.threads())
                .toList();
    }
}
