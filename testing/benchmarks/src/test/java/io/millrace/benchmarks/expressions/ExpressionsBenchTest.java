package io.millrace.benchmarks.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.JmhRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.options.TimeValue;

/** The measurement measures what it says, and tells it. No figure is looked at. */
class ExpressionsBenchTest {
    private static final JmhRun.Figure WRONG = new JmhRun.Figure(0, 0);

    @ParameterizedTest
    @EnumSource
    void anExpressionIsHeldAgainstJavaRowByRow(ExpressionCase expression) {
        Sales sales = new Sales(1000);
        ExpressionStep step = new ExpressionStep(expression);

        step.process(sales.batch());

        assertThat(step.isRight(sales)).isTrue();
        assertThat(step.isRight(new Sales(1001))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void bothEnginesGiveWhatAPlainLoopDoes(NexmarkQuery query) throws SQLException {
        Bids bids = new Bids(10 * Bids.BATCH_ROWS);
        QueryResult expected = query.byHand(bids);

        for (String engine : List.of(VectorQuery.NAME, DuckDbQuery.NAME)) {
            try (QueryEngine measured = QueryEngine.of(engine, query, bids)) {
                assertThat(measured.run().agreesWith(expected)).as(engine).isTrue();
            }
        }
        assertThat(expected.rows()).isPositive();
    }

    @Test
    void aMeasurementIsThatOfTheExpression() {
        JmhRun here = new JmhRun(0, new TimeValue(1, TimeUnit.MILLISECONDS));

        JmhRun.Figure figure = here.measure(
                ExpressionBenchmark.class, Map.of("expression", ExpressionCase.UPPER.name(), "rows", "100"), List.of());

        assertThat(figure.nanosPerBatch()).isPositive();
    }

    @Test
    void theReportSaysHowMuchFasterThanDuckDb() {
        BenchReport report = ExpressionsBench.report(
                List.of(query(VectorQuery.NAME, 2e6), query(DuckDbQuery.NAME, 6e6)),
                10e9,
                List.of(new ExpressionFigure(ExpressionCase.UPPER, 2000, new JmhRun.Figure(5000, 1000), 3)));

        assertThat(printed(report))
                .contains("memory is copied at 10.0 GB/s", "q2, simd: 1,000 M rows/s, 16.0 GB/s")
                .contains("q2: 3.0 times as fast as DuckDB")
                .containsPattern("UPPER\\(channel\\) +2\\.50 ns/row +0\\.50 B/row +1,000 B/batch");
    }

    @Test
    void whatIsWrongHasNoFigure() {
        BenchReport report = ExpressionsBench.report(
                List.of(new QueryFigure(NexmarkQuery.Q1, VectorQuery.NAME, 2000, WRONG, 3)),
                10e9,
                List.of(new ExpressionFigure(ExpressionCase.UPPER, 2000, WRONG, 3)));

        assertThat(report.results()).noneMatch(BenchResult::checked);
        assertThat(printed(report)).contains("q1, simd: 0 M rows/s, 0.0 GB/s WRONG", "B/batch WRONG");
    }

    private static QueryFigure query(String engine, double nanos) {
        return new QueryFigure(NexmarkQuery.Q2, engine, 2_000_000, new JmhRun.Figure(nanos, 0), 3);
    }

    private static String printed(BenchReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.table().accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
