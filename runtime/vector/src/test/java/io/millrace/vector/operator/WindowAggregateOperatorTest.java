package io.millrace.vector.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.Aggregate.Function;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.vector.metrics.WindowMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowAggregateOperatorTest {
    private static final Schema INPUT = Schema.of(
            Field.required("time", Scalar.TIMESTAMP),
            Field.nullable("key", Scalar.STRING),
            Field.nullable("value", Scalar.INT));

    private final List<String> results = new ArrayList<>();
    private final List<Integer> lateRows = new ArrayList<>();
    private long created;
    private long fired;
    private long late;

    private final Output output = (port, rows, arrival) -> {
        for (int i = 0; i < rows.selectedCount(); i++) {
            int row = rows.selection().rows()[i];
            if (port == Port.LATE) {
                lateRows.add(((IntColumn) rows.column(2)).values()[row]);
            } else {
                results.add(describe(rows, row));
            }
        }
    };

    @Test
    void aggregatesByKeyAndWindowAndFiresInOrderOfTime() {
        WindowAggregateOperator operator = operator(Duration.ZERO);
        operator.process(
                0,
                rows(
                        row(61, "a", 5),
                        row(1, "a", 10),
                        row(59, "b", null),
                        row(2, "a", 20),
                        row(3, null, 7),
                        row(30, "a", 40)),
                0,
                output);

        assertThat(operator.advance(59_999, 0, output)).isTrue();
        assertThat(results).isEmpty();
        assertThat(operator.advance(60_000, 0, output)).isTrue();
        assertThat(results)
                .containsExactlyInAnyOrder(
                        "a 0..60 count=3 avg=23.333333333333332 min=10 p50=20.0",
                        "b 0..60 count=1 avg=null min=null p50=null",
                        "null 0..60 count=1 avg=7.0 min=7 p50=7.0");
        results.clear();
        assertThat(operator.advance(Long.MAX_VALUE, 0, output)).isTrue();
        assertThat(results).containsExactly("a 60..120 count=1 avg=5.0 min=5 p50=5.0");
        assertThat(fired).isEqualTo(4);
        assertThat(created).isEqualTo(4);
        assertThat(late).isZero();
    }

    @Test
    void givesOutRowsThatComeTooLate() {
        WindowAggregateOperator operator = operator(Duration.ofSeconds(30));
        operator.process(0, rows(row(1, "a", 1)), 0, output);
        operator.advance(89_999, 0, output);
        operator.process(0, rows(row(2, "a", 2)), 0, output);
        operator.advance(90_000, 0, output);
        operator.process(0, rows(row(3, "a", 3), row(70, "a", 4), row(59, "a", 5)), 0, output);
        operator.advance(Long.MAX_VALUE, 0, output);

        assertThat(lateRows).containsExactly(3, 5);
        assertThat(late).isEqualTo(2);
        assertThat(results)
                .containsExactly("a 0..60 count=2 avg=1.5 min=1 p50=1.5", "a 60..120 count=1 avg=4.0 min=4 p50=4.0");
    }

    @Test
    void givesOutALargeWindowInPieces() {
        WindowAggregateOperator operator = operator(Duration.ZERO);
        int keys = 2 * FiredGroups.MOST + 5;
        Object[][] rows = new Object[keys][];
        for (int i = 0; i < keys; i++) {
            rows[i] = row(i % 60, "key" + i, i);
        }
        operator.process(0, rows(rows), 0, output);

        assertThat(operator.advance(60_000, 0, output)).isFalse();
        assertThat(results).hasSize(FiredGroups.MOST);
        assertThat(operator.advance(60_000, 0, output)).isFalse();
        assertThat(operator.advance(60_000, 0, output)).isTrue();
        assertThat(results).hasSize(keys).doesNotHaveDuplicates();
        assertThat(fired).isEqualTo(keys);
    }

    @Test
    void worksOnTheSelectionAlone() {
        WindowAggregateOperator operator = operator(Duration.ZERO);
        Batch rows = rows(row(1, "a", 1), row(2, "a", 100), row(3, "a", 3));
        operator.process(0, rows.select(Selection.of(new int[] {0, 2}, 2)), 0, output);
        operator.advance(Long.MAX_VALUE, 0, output);
        assertThat(results).containsExactly("a 0..60 count=2 avg=2.0 min=1 p50=2.0");
    }

    private WindowAggregateOperator operator(Duration lateness) {
        Window.Tumbling window = new Window.Tumbling(Duration.ofMinutes(1), Duration.ZERO);
        WindowAggregate node = new WindowAggregate(
                "aggregate",
                Edge.main("source"),
                INPUT,
                new RowTime.Instant("time"),
                List.of("key"),
                window,
                List.of(
                        new Aggregate(
                                "count",
                                Function.COUNT,
                                Optional.empty(),
                                Optional.empty(),
                                OptionalDouble.empty(),
                                Scalar.BIGINT),
                        new Aggregate(
                                "avg",
                                Function.AVG,
                                Optional.of("value"),
                                Optional.empty(),
                                OptionalDouble.empty(),
                                Scalar.DOUBLE),
                        new Aggregate(
                                "min",
                                Function.MIN,
                                Optional.of("value"),
                                Optional.empty(),
                                OptionalDouble.empty(),
                                Scalar.INT),
                        new Aggregate(
                                "p50",
                                Function.PERCENTILE,
                                Optional.of("value"),
                                Optional.empty(),
                                OptionalDouble.of(0.5),
                                Scalar.DOUBLE)),
                lateness);
        return new WindowAggregateOperator(node, window, ExpressionErrors.FAIL, new WindowMetrics() {
            @Override
            public void late(long rows) {
                late += rows;
            }

            @Override
            public void created(long windows) {
                created += windows;
            }

            @Override
            public void fired(long windows) {
                fired += windows;
            }
        });
    }

    private static Object[] row(int second, @Nullable String key, @Nullable Integer value) {
        return new Object[] {second, key, value};
    }

    private static Batch rows(Object[]... rows) {
        BatchBuilder builder = new BatchBuilder(INPUT, rows.length);
        for (Object[] row : rows) {
            ((LongColumnBuilder) builder.column(0)).append((int) row[0] * 1_000_000L);
            if (row[1] instanceof String key) {
                ((BytesColumnBuilder) builder.column(1)).append(key.getBytes(StandardCharsets.UTF_8));
            } else {
                builder.column(1).appendNull();
            }
            if (row[2] instanceof Integer value) {
                ((IntColumnBuilder) builder.column(2)).append(value);
            } else {
                builder.column(2).appendNull();
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static String describe(Batch batch, int row) {
        return value(batch.column(0), row) + " " + seconds(batch, 1, row) + ".." + seconds(batch, 2, row) + " count="
                + value(batch.column(3), row) + " avg=" + value(batch.column(4), row) + " min="
                + value(batch.column(5), row) + " p50=" + value(batch.column(6), row);
    }

    private static long seconds(Batch batch, int column, int row) {
        return ((LongColumn) batch.column(column)).values()[row] / 1_000_000;
    }

    private static String value(Column column, int row) {
        if (column.validity().isNull(row)) {
            return "null";
        }
        return switch (column) {
            case BytesColumn bytes -> bytes.string(row);
            case IntColumn ints -> String.valueOf(ints.values()[row]);
            case LongColumn longs -> String.valueOf(longs.values()[row]);
            case DoubleColumn doubles -> String.valueOf(doubles.values()[row]);
            case BooleanColumn booleans -> String.valueOf(booleans.get(row));
            case DecimalColumn decimals -> decimals.value(row).toPlainString();
            case NestedColumn nested -> throw new IllegalArgumentException("windows give no nested values");
        };
    }
}
