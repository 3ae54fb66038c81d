package io.millrace.benchmarks.expressions;

import io.millrace.benchmarks.Bench;
import io.millrace.benchmarks.BenchContext;
import io.millrace.benchmarks.BenchReport;
import io.millrace.benchmarks.BenchResult;
import io.millrace.benchmarks.JmhRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.options.TimeValue;

/** Queries from memory beside DuckDB, and expressions on a batch, by JMH in fresh JVMs. */
public final class ExpressionsBench implements Bench {
    private static final TimeValue ITERATION = TimeValue.milliseconds(500);
    private static final int QUERY_ROWS = 8 << 20;
    private static final int EXPRESSION_ROWS = 2048;
    private static final int COPIED_LONGS = 16 << 20;
    private static final List<String> FIXED_HEAP = List.of("-Xms3g", "-Xmx3g");

    @Override
    public String name() {
        return "expressions";
    }

    @Override
    public String description() {
        return "q1 and q2 of Nexmark from memory beside DuckDB, and typical expressions batch by batch";
    }

    @Override
    public BenchReport run(BenchContext context) {
        return run(new JmhRun(context.runs(), ITERATION), QUERY_ROWS, COPIED_LONGS, context.progress());
    }

    static BenchReport run(JmhRun run, int queryRows, int copiedLongs, Consumer<String> progress) {
        List<QueryFigure> queries = new ArrayList<>();
        JmhRun.Figure copy =
                run.measure(CopyBenchmark.class, Map.of("longs", Integer.toString(copiedLongs)), FIXED_HEAP);
        double copiedBytesPerSecond = (double) copiedLongs * Long.BYTES * 1e9 / copy.nanosPerBatch();
        for (NexmarkQuery query : NexmarkQuery.values()) {
            for (String engine : List.of(VectorQuery.NAME, DuckDbQuery.NAME)) {
                JmhRun.Figure figure = run.measure(
                        QueryBenchmark.class,
                        Map.of("query", query.name(), "engine", engine, "rows", Integer.toString(queryRows)),
                        FIXED_HEAP);
                queries.add(new QueryFigure(query, engine, queryRows, figure, run.runs()));
                progress.accept(queries.getLast().line());
            }
        }
        List<ExpressionFigure> expressions = new ArrayList<>();
        for (ExpressionCase expression : ExpressionCase.values()) {
            JmhRun.Figure figure = run.measure(
                    ExpressionBenchmark.class,
                    Map.of("expression", expression.name(), "rows", Integer.toString(EXPRESSION_ROWS)),
                    FIXED_HEAP);
            expressions.add(new ExpressionFigure(expression, EXPRESSION_ROWS, figure, run.runs()));
            progress.accept(expressions.getLast().line());
        }
        return report(queries, copiedBytesPerSecond, expressions);
    }

    static BenchReport report(
            List<QueryFigure> queries, double copiedBytesPerSecond, List<ExpressionFigure> expressions) {
        List<BenchResult> results = new ArrayList<>();
        queries.forEach(figure -> results.addAll(figure.results()));
        expressions.forEach(figure -> results.addAll(figure.results()));
        return new BenchReport(results, out -> {
            out.printf(
                    Locale.ROOT,
                    "queries from memory, one thread; memory is copied at %.1f GB/s%n",
                    copiedBytesPerSecond / 1e9);
            queries.forEach(figure -> out.println(figure.line()));
            for (NexmarkQuery query : NexmarkQuery.values()) {
                if (rate(queries, query, DuckDbQuery.NAME) > 0) {
                    out.printf(Locale.ROOT, "%s: %.1f times as fast as DuckDB%n", query.title(), ratio(queries, query));
                }
            }
            out.println("expressions on a batch");
            expressions.forEach(figure -> out.println(figure.line()));
        });
    }

    private static double ratio(List<QueryFigure> queries, NexmarkQuery query) {
        return rate(queries, query, VectorQuery.NAME) / rate(queries, query, DuckDbQuery.NAME);
    }

    private static double rate(List<QueryFigure> queries, NexmarkQuery query, String engine) {
        return queries.stream()
                .filter(figure -> figure.query() == query && figure.engine().equals(engine))
                .mapToDouble(QueryFigure::rowsPerSecond)
                .sum();
    }
}
