package io.millrace.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What a benchmark has found.
 *
 * @param results all figures
 * @param table prints them for people
 */
public record BenchReport(List<BenchResult> results, Consumer<PrintStream> table) {
    public BenchReport {
        results = List.copyOf(results);
    }

    /** A line for each figure. */
    public static BenchReport of(List<BenchResult> results) {
        return new BenchReport(results, out -> print(results, out));
    }

    private static void print(List<BenchResult> results, PrintStream out) {
        out.printf(
                "%-8s %-28s %-8s %7s %16s %-10s %4s %s%n",
                "bench", "case", "engine", "threads", "median", "unit", "runs", "checked");
        for (BenchResult result : results) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %-28s %-8s %7d %,16.2f %-10s %4d %s%n",
                    result.bench(),
                    result.caseName(),
                    result.engine(),
                    result.threads(),
                    result.value(),
                    result.unit(),
                    result.runs(),
                    result.checked() ? "yes" : "NO");
        }
    }
}
