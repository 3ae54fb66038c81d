package io.millrace.benchmarks.expressions;

import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.JmhRun;
import java.util.List;
import java.util.Locale;

/** What an engine does on a query over so many rows. */
record QueryFigure(NexmarkQuery query, String engine, int rows, JmhRun.Figure figure, int runs) {
    private static final double MILLION = 1e6;
    private static final double GIGA = 1e9;

    boolean checked() {
        return figure.nanosPerBatch() > 0;
    }

    double rowsPerSecond() {
        return checked() ? rows * 1e9 / figure.nanosPerBatch() : 0;
    }

    /** Of the columns that the query names. */
    double bytesPerSecond() {
        return rowsPerSecond() * query.bytesRead();
    }

    List<BenchResult> results() {
        return List.of(
                result(query.title(), rowsPerSecond() / MILLION, "M rows/s"),
                result(query.title() + ", read", bytesPerSecond() / GIGA, "GB/s"));
    }

    private BenchResult result(String caseName, double value, String unit) {
        return new BenchResult("expressions", caseName, engine, 1, value, unit, runs, checked());
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s, %s: %,.0f M rows/s, %.1f GB/s%s",
                query.title(),
                engine,
                rowsPerSecond() / MILLION,
                bytesPerSecond() / GIGA,
                checked() ? "" : " WRONG");
    }
}
