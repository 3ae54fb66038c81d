package io.millrace.connectors.datagen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import io.millrace.testkit.Rows;
import io.millrace.testkit.connector.ConnectorJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatagenSourceTest {
    private static final Schema BIDS = Schema.of(
            Field.required("auction", Scalar.BIGINT),
            Field.required("price", Scalar.BIGINT),
            Field.required("url", Scalar.STRING),
            Field.required("dateTime", Scalar.TIMESTAMP));

    private final DatagenSourceConnector connector = new DatagenSourceConnector();
    private final ConnectorJob job;

    DatagenSourceTest(@TempDir Path directory) {
        this.job = new ConnectorJob(directory, Map.of());
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        List<String> once = flat(readToEnd(Map.of("numberOfRows", 20_000L)));

        assertThat(once).hasSize(20_000 / 50 * 46);
        assertThat(flat(readToEnd(Map.of("numberOfRows", 20_000L)))).isEqualTo(once);
        assertThat(flat(readToEnd(Map.of("numberOfRows", 20_000L, "seed", 2L))))
                .hasSameSizeAs(once)
                .isNotEqualTo(once);
        assertThat(flat(readToEnd(Map.of("numberOfRows", 10_000L)))).isEqualTo(once.subList(0, 10_000 / 50 * 46));
    }

    @Test
    void splitsTogetherHaveWhatOneHas() {
        List<String> one = flat(readToEnd(Map.of("numberOfRows", 30_020L)));
        List<List<String>> three = readToEnd(Map.of("numberOfRows", 30_020L, "splits", 3L));

        assertThat(three).allSatisfy(split -> assertThat(split).hasSizeBetween(9_150, 9_250));
        assertThat(flat(three).stream().sorted())
                .isEqualTo(one.stream().sorted().toList());
        // The second cycle is the second split's.
        assertThat(three.get(1).subList(0, 46)).isEqualTo(one.subList(46, 92));
    }

    @Test
    void goesOnFromAnyPosition() {
        Map<String, Object> options = Map.of("numberOfRows", 50_000L, "splits", 2L);
        List<String> whole = readToEnd(options).get(1);
        Map<Split, Position> positions = new HashMap<>();
        List<String> first = new ArrayList<>();
        try (Source source = open(options);
                SourceReader reader = source.read(source.splits(), Map.of())) {
            RawRecords records = Objects.requireNonNull(await().until(() -> reader.poll(1), Objects::nonNull));
            first.addAll(values(records));
            positions.putAll(reader.positions());
        }
        assertThat(first).isEqualTo(whole.subList(0, first.size())).hasSizeLessThan(whole.size());

        try (Source source = open(options);
                SourceReader reader = source.read(source.splits(), positions)) {
            assertThat(readToEnd(reader, 2).get(1)).isEqualTo(whole.subList(first.size(), whole.size()));
            assertThat(reader.positions()).containsEntry(source.splits().get(1), new Position("25000"));
        }
    }

    @Test
    void withAPaceASplitIsCaughtUpUntilMoreIsDue() {
        try (Source source = open(Map.of("rowsPerSecond", 1L, "events", "PERSON"));
                SourceReader reader = source.read(source.splits(), Map.of())) {
            RawRecords records = Objects.requireNonNull(await().until(() -> reader.poll(0), Objects::nonNull));

            assertThat(records.count()).isEqualTo(1);
            assertThat(records.arrivals()[0]).isPositive();
            // The next person is due in 50 seconds.
            await().until(() -> reader.poll(0) == null && reader.isCaughtUp(0));
            assertThat(reader.isFinished(0)).isFalse();
        }
    }

    @Test
    void withoutAnEndNoMoreIsMadeThanFits() {
        try (Source source = open(Map.of());
                SourceReader reader = source.read(source.splits(), Map.of())) {
            RawRecords first = Objects.requireNonNull(await().until(() -> reader.poll(0), Objects::nonNull));

            assertThat(first.origin()).isEqualTo("datagen");
            assertThat(reader.isCaughtUp(0)).isFalse();
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("datagen-" + ConnectorJob.NODE))
                    .allMatch(thread -> thread.getState() == Thread.State.WAITING));
        }
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("datagen-" + ConnectorJob.NODE)));
        assertThat(job.failures()).isEmpty();
    }

    @Test
    void refusesWhatValidationWouldHaveRefused() {
        assertThatThrownBy(() -> open(Map.of("fields", Map.of("price", "random"))))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("UNKNOWN_FIELD"))
                .hasMessageContaining("fields");
    }

    private Source open(Map<String, Object> options) {
        Map<String, Object> all = new HashMap<>(Map.of("generator", "NEXMARK"));
        if (!options.containsKey("events")) {
            all.put("events", "BID");
        }
        all.putAll(options);
        Schema schema = "PERSON".equals(all.get("events")) ? Schema.of(Field.required("id", Scalar.BIGINT)) : BIDS;
        return connector.open(ConnectorJob.options(connector, all), job.sourceContext(schema, lines()));
    }

    /** A line for each row. */
    private static RecordEncoder lines() {
        return (batch, records) -> Rows.of(batch).forEach(row -> {
            records.write(row.toString().getBytes(UTF_8));
            records.end();
        });
    }

    private List<List<String>> readToEnd(Map<String, Object> options) {
        try (Source source = open(options);
                SourceReader reader = source.read(source.splits(), Map.of())) {
            return readToEnd(reader, source.splits().size());
        }
    }

    private static List<List<String>> readToEnd(SourceReader reader, int splits) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < splits; i++) {
            all.add(new ArrayList<>());
        }
        await().until(() -> {
            for (int split = 0; split < splits; split++) {
                for (RawRecords records = reader.poll(split); records != null; records = reader.poll(split)) {
                    all.get(split).addAll(values(records));
                }
            }
            return IntStream.range(0, splits).allMatch(reader::isFinished);
        });
        return all;
    }

    private static List<String> values(RawRecords records) {
        return IntStream.range(0, records.count())
                .mapToObj(i -> new String(Objects.requireNonNull(records.value(i)), UTF_8))
                .toList();
    }

    private static List<String> flat(List<List<String>> splits) {
        return splits.stream().flatMap(List::stream).toList();
    }
}
