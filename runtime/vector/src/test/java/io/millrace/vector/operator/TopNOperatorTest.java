package io.millrace.vector.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.SortField;
import io.millrace.model.plan.TopN;
import io.millrace.model.plan.Window;
import io.millrace.vector.metrics.WindowMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopNOperatorTest {
    private static final Schema INPUT = Schema.of(
            Field.required("time", Scalar.TIMESTAMP),
            Field.required("key", Scalar.BIGINT),
            Field.required("value", Scalar.BIGINT));

    private final List<String> results = new ArrayList<>();
    private final List<Long> lateValues = new ArrayList<>();
    private int batches;
    private long created;
    private long fired;
    private long late;

    private final WindowMetrics metrics = new WindowMetrics() {
        @Override
        public void created(long windows) {
            created += windows;
        }

        @Override
        public void fired(long windows) {
            fired += windows;
        }

        @Override
        public void late(long rows) {
            late += rows;
        }
    };

    private final Output output = (port, rows, arrival) -> {
        batches++;
        for (int i = 0; i < rows.selectedCount(); i++) {
            int row = rows.selection().rows()[i];
            if (port == Port.LATE) {
                lateValues.add(longs(rows, 2)[row]);
            } else {
                results.add("%d..%d %d: %d"
                        .formatted(
                                longs(rows, 3)[row] / 1_000_000,
                                longs(rows, 4)[row] / 1_000_000,
                                longs(rows, 5)[row],
                                longs(rows, 2)[row]));
            }
        }
    };

    @Test
    void firesInOrderOfTimeAndRank() {
        Operator operator = operator(List.of(), TopN.Ties.RANK, 2, Duration.ZERO);
        operator.process(0, rows(61, 1, 5, 1, 1, 10, 59, 2, 30, 2, 1, 20, 3, 3, 20, 30, 1, 4), 0, output);

        assertThat(operator.advance(59_999, 0, output)).isTrue();
        assertThat(results).isEmpty();
        assertThat(operator.advance(60_000, 0, output)).isTrue();
        assertThat(results).containsExactly("0..60 1: 30", "0..60 2: 20", "0..60 2: 20");
        results.clear();
        assertThat(operator.advance(Long.MAX_VALUE, 0, output)).isTrue();
        assertThat(results).containsExactly("60..120 1: 5");
        assertThat(fired).isEqualTo(2);
        assertThat(created).isPositive();
        assertThat(late).isZero();
    }

    @Test
    void givesOutRowsThatComeTooLate() {
        Operator operator = operator(List.of(), TopN.Ties.ROW_NUMBER, 1, Duration.ofSeconds(30));
        operator.process(0, rows(1, 1, 1), 0, output);
        operator.advance(89_999, 0, output);
        operator.process(0, rows(2, 1, 2), 0, output);
        assertThat(operator.watermark(89_999)).isEqualTo(59_999);
        operator.advance(90_000, 0, output);
        operator.process(0, rows(3, 1, 3, 70, 1, 4, 59, 1, 5, -100, 1, 6), 0, output);
        operator.advance(Long.MAX_VALUE, 0, output);

        assertThat(lateValues).containsExactly(3L, 5L, 6L);
        assertThat(late).isEqualTo(3);
        assertThat(results).containsExactly("0..60 1: 2", "60..120 1: 4");
    }

    @Test
    void givesOutMuchInPieces() {
        Operator operator = operator(List.of("key"), TopN.Ties.ROW_NUMBER, 3, Duration.ZERO);
        int keys = FiredGroups.MOST + 5;
        long[] rows = new long[keys * 3 * 3];
        for (int i = 0; i < rows.length; i += 3) {
            rows[i + 1] = i / 9;
            rows[i + 2] = i;
        }
        operator.process(0, rows(rows), 0, output);
        int calls = 1;
        while (!operator.advance(60_000, 0, output)) {
            calls++;
        }

        assertThat(calls).isEqualTo(batches).isGreaterThan(2);
        assertThat(results).hasSize(keys * 3).doesNotHaveDuplicates();
    }

    /** The greatest in all is not selected. */
    @Test
    void worksOnTheSelectionAlone() {
        Operator operator = operator(List.of(), TopN.Ties.ROW_NUMBER, 1, Duration.ZERO);
        Batch rows = rows(1, 1, 1, 2, 1, 100, 3, 1, 3);
        operator.process(0, rows.select(Selection.of(new int[] {0, 2}, 2)), 0, output);
        operator.advance(Long.MAX_VALUE, 0, output);
        assertThat(results).containsExactly("0..60 1: 3");
    }

    /** A thousand times as many rows come as are kept, so that what is not is dropped again and again. */
    @Test
    void keepsWhatIsFirstOfRowsThatGetBetterAndBetter() {
        Operator operator = operator(List.of("key"), TopN.Ties.ROW_NUMBER, 2, Duration.ZERO);
        for (long batch = 0; batch < 1000; batch++) {
            long[] rows = new long[30];
            for (int i = 0; i < 10; i++) {
                rows[i * 3] = i;
                rows[i * 3 + 1] = i % 5;
                rows[i * 3 + 2] = batch * 10 + i;
            }
            operator.process(0, rows(rows), 0, output);
        }
        operator.advance(Long.MAX_VALUE, 0, output);

        assertThat(results)
                .containsExactlyInAnyOrder(
                        "0..60 1: 9999", "0..60 2: 9994",
                        "0..60 1: 9998", "0..60 2: 9993",
                        "0..60 1: 9997", "0..60 2: 9992",
                        "0..60 1: 9996", "0..60 2: 9991",
                        "0..60 1: 9995", "0..60 2: 9990");
    }

    private Operator operator(List<String> groupBy, TopN.Ties ties, int limit, Duration lateness) {
        return TopNOperators.whole(
                new TopN(
                        "first",
                        Edge.main("source"),
                        INPUT,
                        new RowTime.Instant("time"),
                        groupBy,
                        new Window.Tumbling(Duration.ofMinutes(1), Duration.ZERO),
                        List.of(new SortField("value", true)),
                        limit,
                        ties,
                        Optional.of("rank"),
                        lateness),
                metrics);
    }

    /** Rows of times in seconds, keys and values. */
    private static Batch rows(long... values) {
        BatchBuilder builder = new BatchBuilder(INPUT, values.length / 3);
        for (int field = 0; field < 3; field++) {
            LongColumnBuilder column = (LongColumnBuilder) builder.column(field);
            for (int i = field; i < values.length; i += 3) {
                column.append(field == 0 ? values[i] * 1_000_000 : values[i]);
            }
        }
        builder.endRows(values.length / 3);
        return builder.build();
    }

    private static long[] longs(Batch rows, int column) {
        LongColumn longs = (LongColumn) rows.column(column);
        return Arrays.copyOf(longs.values(), longs.size());
    }
}
