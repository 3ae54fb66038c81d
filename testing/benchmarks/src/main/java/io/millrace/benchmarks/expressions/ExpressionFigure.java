package io.millrace.benchmarks.expressions;

import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.JmhRun;
import java.util.List;
import java.util.Locale;

/** What an expression costs on a batch of so many rows. */
record ExpressionFigure(ExpressionCase expression, int rows, JmhRun.Figure figure, int runs) {
    boolean checked() {
        return figure.nanosPerBatch() > 0;
    }

    double nanosPerRow() {
        return figure.nanosPerBatch() / rows;
    }

    double bytesPerRow() {
        return figure.bytesPerBatch() / rows;
    }

    List<BenchResult> results() {
        return List.of(
                result("", nanosPerRow(), "ns/row"),
                result(", allocated", bytesPerRow(), "B/row"),
                result(", allocated", figure.bytesPerBatch(), "B/batch"));
    }

    private BenchResult result(String what, double value, String unit) {
        return new BenchResult(
                "expressions", expression.sql() + what, VectorQuery.NAME, 1, value, unit, runs, checked());
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-86s %8.2f ns/row %8.2f B/row %,10.0f B/batch%s",
                expression.sql(),
                nanosPerRow(),
                bytesPerRow(),
                figure.bytesPerBatch(),
                checked() ? "" : " WRONG");
    }
}
