package io.millrace.api.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.Expr;
import io.millrace.api.Job;
import io.millrace.api.Source;
import io.millrace.api.record.ColumnName;
import io.millrace.api.record.DecimalDigits;
import io.millrace.api.record.RecordType;
import io.millrace.api.record.Row;
import io.millrace.model.error.MillraceException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private enum Color {
        RED,
        GREEN
    }

    private record Point(double x, @Nullable Integer y) {}

    private record Everything(
            boolean truth,
            int small,
            long large,
            double real,
            @Nullable Boolean maybeTruth,
            @Nullable Integer maybeSmall,
            @Nullable Long maybeLarge,
            @Nullable Double maybeReal,
            String text,
            @Nullable String maybeText,
            Instant time,
            @DecimalDigits(precision = 30, scale = 3) BigDecimal amount,
            @Nullable Color color,
            List<@Nullable String> tags,
            Map<String, Long> counts,
            Point point,
            List<Point> path) {

        static Everything of(SplittableRandom random) {
            boolean some = random.nextBoolean();
            List<@Nullable String> tags = new ArrayList<>();
            List<Point> path = new ArrayList<>();
            Map<String, Long> counts = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                tags.add(random.nextBoolean() ? "tag " + i + " 日本" : null);
                path.add(new Point(i, random.nextBoolean() ? i : null));
                counts.put("key" + i, random.nextLong());
            }
            return new Everything(
                    random.nextBoolean(),
                    random.nextInt(),
                    random.nextLong(),
                    random.nextDouble(),
                    some ? random.nextBoolean() : null,
                    some ? random.nextInt() : null,
                    some ? null : random.nextLong(),
                    some ? null : random.nextDouble(),
                    "text " + random.nextInt(),
                    some ? "" : null,
                    Instant.EPOCH.plusNanos(1000L * random.nextInt()),
                    BigDecimal.valueOf(random.nextLong(), 3),
                    some ? Color.GREEN : null,
                    tags,
                    counts,
                    new Point(random.nextDouble(), some ? 1 : null),
                    path);
        }
    }

    /** @return the records that come out of a job that does nothing */
    private static <R extends Record> List<R> through(Class<R> type, List<R> records) {
        List<R> out = new ArrayList<>();
        Job job = Job.named("through");
        job.source("records", Source.of(type, records)).subscribe(out::add);
        job.run();
        return out;
    }

    @Test
    void recordsComeOutAsTheyWentIn() {
        SplittableRandom random = new SplittableRandom(7);
        List<Everything> records = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            records.add(Everything.of(random));
        }

        assertThat(through(Everything.class, records)).isEqualTo(records);
    }

    private record Packet(byte[] bytes, byte @Nullable [] rest) {}

    @Test
    void bytesComeOutAsTheyWentIn() {
        byte[] bytes = {0, -1, 65};

        List<Packet> packets = through(Packet.class, List.of(new Packet(bytes, null), new Packet(new byte[0], bytes)));

        assertThat(packets.get(0).bytes()).isEqualTo(bytes);
        assertThat(packets.get(0).rest()).isNull();
        assertThat(packets.get(1).bytes()).isEmpty();
        assertThat(packets.get(1).rest()).isEqualTo(bytes);
    }

    private record Names(
            int windowStart,
            int p95,
            int baseURL,
            int x2Count,
            @ColumnName("asIs") int other) {}

    @Test
    void columnsAreComponentsInSnakeCase() {
        assertThat(RecordType.of(Names.class).schema().names())
                .containsExactly("window_start", "p95", "base_url", "x2_count", "asIs");
    }

    private record Ints(int value) {}

    private record Wider(long value) {}

    private record Widest(@Nullable Double value) {}

    @Test
    void wholeNumbersAreReadAsWiderOnes() {
        List<Wider> longs = new ArrayList<>();
        List<Widest> doubles = new ArrayList<>();
        Job job = Job.named("wider");
        var rows = job.source("ints", Source.of(Ints.class, List.of(new Ints(-5))));
        rows.as(Wider.class).subscribe(longs::add);
        rows.as(Widest.class).subscribe(doubles::add);
        job.run();

        assertThat(longs).containsExactly(new Wider(-5));
        assertThat(doubles).containsExactly(new Widest(-5.0));
    }

    @Test
    void rowsWithoutAClassHaveTheirColumnsByName() {
        List<Row> rows = new ArrayList<>();
        Job job = Job.named("rows");
        job.source("points", Source.of(Point.class, List.of(new Point(1.5, null))))
                .map("names", "ARRAY['a', NULL]")
                .subscribe(rows::add);
        job.run();

        Row row = rows.getFirst();
        assertThat(row.getDouble("x")).isEqualTo(1.5);
        assertThat(row.isNull("y")).isTrue();
        assertThat(row.get("names")).isEqualTo(Arrays.asList("a", null));
        assertThat(row).hasToString("{x=1.5, y=null, names=[a, null]}");
        assertThatThrownBy(() -> row.get("z")).isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings("NullAway") // that is the mistake
    private static final @Nullable String NOTHING = null;

    private record Named(String name) {}

    private record Value(double value) {}

    @Test
    void nullsWhereNoneMayBeFailTheJob() {
        assertFails("NULL_IN_RECORD", "'name' of", () -> through(Named.class, List.of(unnamed())));

        Job job = Job.named("nulls");
        job.source("points", Source.of(Point.class, List.of(new Point(1, null))))
                .project(Expr.col("y").as("value"))
                .as(Value.class)
                .subscribe(number -> {});
        assertFails("NULL_IN_RECORD", "expected @Nullable Double", job::run);
    }

    @SuppressWarnings("NullAway") // the mistake that the job has to find
    private static Named unnamed() {
        return new Named(NOTHING);
    }

    private record Money(
            @DecimalDigits(precision = 4, scale = 2) BigDecimal amount) {}

    private record Undetermined(BigDecimal amount) {}

    private record Odd(float value) {}

    private record Empty() {}

    private record Node(List<Node> children) {}

    @Test
    void whatIsNoColumnIsRefused() {
        assertFails(
                "VALUE_OUT_OF_RANGE",
                "123.456",
                () -> through(Money.class, List.of(new Money(new BigDecimal("123.456")))));
        assertFails("RECORD_UNSUPPORTED", "@DecimalDigits", () -> Source.of(Undetermined.class, List.of()));
        assertFails("RECORD_UNSUPPORTED", "'float'", () -> Source.of(Odd.class, List.of()));
        assertFails("RECORD_UNSUPPORTED", "no components", () -> Source.of(Empty.class, List.of()));
        assertFails("RECORD_UNSUPPORTED", "holds itself", () -> Source.of(Node.class, List.of()));
    }

    private static void assertFails(String code, String says, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(says);
    }
}
