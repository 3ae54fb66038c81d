package io.millrace.vector.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Join.Match;
import io.millrace.model.plan.Project;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Window;
import io.millrace.vector.metrics.WindowMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinOperatorsTest {
    private static final Schema SCHEMA = Schema.of(
            Field.required("at", Scalar.TIMESTAMP),
            Field.nullable("key", Scalar.BIGINT),
            Field.required("name", Scalar.STRING));
    private static final int LEFT = 0;
    private static final int RIGHT = 1;
    private static final Match TEN_SECONDS =
            new Match.Windows(new Window.Tumbling(Duration.ofSeconds(10), Duration.ZERO), Duration.ZERO);

    private final List<String> results = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final Metrics metrics = new Metrics();
    private final Output output = (port, rows, arrival) -> (port == Port.LATE ? late : results).addAll(texts(rows));

    private static final class Metrics implements WindowMetrics {
        private long late;
        private long created;
        private long fired;

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
    }

    private record Row(long seconds, long key, String name) {}

    @Test
    void windowsAreGivenOutWhenTheWatermarkHasPassedThem() {
        Operator join = windowJoin(Join.Type.INNER);

        join.process(LEFT, rows(new Row(1, 7, "a"), new Row(2, 8, "b"), new Row(12, 7, "c")), 0, output);
        join.process(RIGHT, rows(new Row(9, 7, "x"), new Row(3, 7, "y"), new Row(13, 9, "z")), 0, output);
        advance(join, 9_999);
        assertThat(results).isEmpty();
        advance(join, 10_000);

        assertThat(results).containsExactlyInAnyOrder("a x", "a y");
        assertThat(metrics.fired).isEqualTo(1);
        assertThat(metrics.created).isEqualTo(2);
    }

    @Test
    void rowsOfWindowsThatAreOverAreLate() {
        Operator join = windowJoin(Join.Type.FULL);

        advance(join, 10_000);
        join.process(LEFT, rows(new Row(9, 7, "a"), new Row(10, 7, "b")), 0, output);
        join.process(RIGHT, rows(new Row(3, 7, "x"), new Row(11, 8, "y")), 0, output);
        advance(join, Long.MAX_VALUE);

        assertThat(results).containsExactlyInAnyOrder("b null", "null y");
        assertThat(late).containsExactly("9000000 7 a null null null", "null null null 3000000 7 x");
        assertThat(metrics.late).isEqualTo(2);
    }

    /** More than a batch of pairs, in pieces that the operator is asked for one by one. */
    @Test
    void manyPairsComeInPieces() {
        Operator join = windowJoin(Join.Type.INNER);
        Row[] many = new Row[100];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Row(i % 10, 5, "n" + i);
        }
        join.process(LEFT, rows(many), 0, output);
        join.process(RIGHT, rows(many), 0, output);

        assertThat(join.advance(10_000, 0, output)).isFalse();
        assertThat(results).hasSize(JoinedRows.MOST);
        advance(join, 10_000);

        assertThat(results).hasSize(10_000).doesNotHaveDuplicates();
    }

    @Test
    void rowsOfAnIntervalComeAtOnceAndWithoutPartnerInTheEnd() {
        Operator join = intervalJoin(Join.Type.LEFT, 0, 60);

        join.process(LEFT, rows(new Row(100, 7, "a"), new Row(101, 8, "b")), 0, output);
        join.process(RIGHT, rows(new Row(99, 7, "w"), new Row(160, 7, "x"), new Row(161, 7, "y")), 0, output);
        assertThat(results).containsExactly("a x");
        advance(join, 161_000);
        assertThat(results).containsExactly("a x");
        advance(join, 170_000);
        assertThat(results).containsExactly("a x", "b null");

        join.process(RIGHT, rows(new Row(169, 8, "z")), 0, output);
        assertThat(late).containsExactly("null null null 169000000 8 z");
    }

    private void advance(Operator join, long watermark) {
        boolean done = join.advance(watermark, 0, output);
        while (!done) {
            done = join.advance(watermark, 0, output);
        }
    }

    private Operator windowJoin(Join.Type type) {
        return new WindowJoinOperator(
                join(type, TEN_SECONDS), (Match.Windows) TEN_SECONDS, ExpressionErrors.FAIL, metrics);
    }

    private Operator intervalJoin(Join.Type type, long lower, long upper) {
        Match.Interval match = new Match.Interval(Duration.ofSeconds(lower), Duration.ofSeconds(upper), Duration.ZERO);
        return new IntervalJoinOperator(join(type, match), match, ExpressionErrors.FAIL, metrics);
    }

    private static Join join(Join.Type type, Match match) {
        Join.Side left = new Join.Side("l", Edge.main("l"), SCHEMA, new RowTime.Instant("at"), List.of("key"));
        Join.Side right = new Join.Side("r", Edge.main("r"), SCHEMA, new RowTime.Instant("at"), List.of("key"));
        Schema pair = Join.pair(left, right, type, match instanceof Match.Windows);
        return new Join(
                "join",
                left,
                right,
                type,
                match,
                false,
                Optional.empty(),
                List.of(item(pair, "l.name"), item(pair, "r.name")));
    }

    private static Project.Item item(Schema pair, String column) {
        int index = pair.indexOf(column).orElseThrow();
        return new Project.Item(column, new Expression.Column(index, column, Scalar.STRING, true));
    }

    private static Batch rows(Row... rows) {
        long[] times = new long[rows.length];
        long[] keys = new long[rows.length];
        int[] offsets = new int[rows.length + 1];
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            times[i] = rows[i].seconds * 1_000_000;
            keys[i] = rows[i].key;
            names.append(rows[i].name);
            offsets[i + 1] = names.length();
        }
        byte[] data = names.toString().getBytes(StandardCharsets.US_ASCII);
        return Batch.of(
                SCHEMA,
                List.of(
                        new LongColumn(times, rows.length, Validity.ALL),
                        new LongColumn(keys, rows.length, Validity.ALL),
                        new BytesColumn(data, offsets, rows.length, Validity.ALL)),
                rows.length);
    }

    private static List<String> texts(Batch batch) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = batch.selection().rows()[i];
            texts.add(String.join(
                    " ",
                    batch.columns().stream().map(column -> text(column, row)).toList()));
        }
        return texts;
    }

    private static String text(Column column, int row) {
        if (column.validity().isNull(row)) {
            return "null";
        }
        return column instanceof BytesColumn bytes
                ? new String(bytes.data(), bytes.start(row), bytes.length(row), StandardCharsets.US_ASCII)
                : String.valueOf(((LongColumn) column).values()[row]);
    }
}
