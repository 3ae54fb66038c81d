package io.millrace.conformance.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rankings and keys that have come go on from a snapshot, in another number of instances, as if nothing had happened. */
class InterruptedRankingsTest {
    private static final int ROWS = 40_000;

    private static final String JOB = """
            name: interrupted
            configuration:
              sources:
                - id: readings
                  connector: file
                  path: "-"
                  format: json
                  schema:
                    - {name: at, type: TIMESTAMP, nullable: false}
                    - {name: device, type: STRING}
                    - {name: room, type: INT}
                    - {name: value, type: BIGINT}
                  eventTime: {field: at, maxOutOfOrderness: 2s}
              steps:
                %s
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private static final String COUNTS =
            "- {id: counts, type: windowAggregate, groupBy: [device], window: {type: SLIDING, size: 5s, slide: 1s}, aggregates: [{name: n, function: COUNT}]}\n    ";

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TUMBLING, size: 5s              | [device]       | 2, ties: RANK, rank: n | 1 | 2 | 1
                    SLIDING, size: 5s, slide: 2s    | [room, device] | 1                      | 3 | 1 | 2
                    CUMULATIVE, size: 20s, step: 5s | [room]         | 10, rank: n            | 2 | 3 | 1
                    SESSION, gap: 1s                | [device]       | 2, ties: RANK          | 2 | 1 | 3
                    """)
    void rankingsOfKeys(
            String window, String keys, String rest, int first, int second, int third, @TempDir Path directory)
            throws IOException {
        check(
                "- {id: first, type: topN, groupBy: %s, window: {type: %s}, orderBy: [{field: value, order: DESC}], limit: %s}"
                        .formatted(keys, window, rest),
                directory,
                first,
                second,
                third);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    INHERITED          | n      | 1, ties: RANK | 2 | 1 | 3
                    INHERITED          | n      | 3, rank: r    | 1 | 2 | 1
                    TUMBLING, size: 5s | value  | 5, rank: r    | 1 | 2 | 1
                    """)
    void rankingsOfAll(
            String window, String order, String rest, int first, int second, int third, @TempDir Path directory)
            throws IOException {
        check(
                (order.equals("n") ? COUNTS : "")
                        + "- {id: first, type: topN, window: {type: %s}, orderBy: [{field: %s, order: DESC}], limit: %s}"
                                .formatted(window, order, rest),
                directory,
                first,
                second,
                third);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [device, room] | 3s  | EXACT       | 1 | 2 | 1
                    [device]       | 5m  | EXACT       | 3 | 2 | 5
                    [room, device] | 10s | FINGERPRINT | 2 | 3 | 1
                    [device, room] | 5s  | FINGERPRINT | 3 | 2 | 3
                    """)
    void keysThatHaveCome(
            String keys, String ttl, String method, int first, int second, int third, @TempDir Path directory)
            throws IOException {
        check(
                "- {id: once, type: deduplicate, keys: %s, ttl: %s, method: %s}".formatted(keys, ttl, method),
                directory,
                first,
                second,
                third);
    }

    /** A filter takes a few first rows for known ones, and lets no known one pass. */
    @ParameterizedTest
    @CsvSource({"1, 2, 1", "3, 2, 3"})
    void bloomFilters(int first, int second, int third, @TempDir Path directory) throws IOException {
        Plan plan = MemoryJob.load(
                Files.writeString(
                        directory.resolve("job.yaml"),
                        JOB.formatted(
                                "- {id: once, type: deduplicate, keys: [value], ttl: 1h, method: BLOOM, expectedKeys: 20000, falsePositiveRate: 0.01}")));
        List<String> records = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            // Each value comes a second time, behind a few thousand others.
            int value = i % 8000 < 4000 ? i : i - 4000;
            records.add("{\"at\":\"%s\",\"value\":%d}".formatted(Instant.EPOCH.plusMillis(i * 4L), value));
        }

        List<Map<String, @Nullable Object>> rows =
                Objects.requireNonNull(new InterruptedJob(Map.of("readings", List.of(records)), directory, seed)
                        .run(MemoryJob.inMemory(plan), first, second, third)
                        .get("out"));

        assertThat(rows)
                .as("seed %d", seed)
                .hasSizeBetween((int) (ROWS / 2 * 0.98), ROWS / 2)
                .extracting(row -> row.get("value"))
                .doesNotHaveDuplicates();
    }

    private void check(String steps, Path directory, int... parallelism) throws IOException {
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), JOB.formatted(steps)));
        List<ReferenceRow> rows = rows(new Random(seed));
        List<List<String>> splits =
                List.of(rows.stream().map(InterruptedRankingsTest::json).toList());

        Map<String, List<Map<String, @Nullable Object>>> actual = new InterruptedJob(
                        Map.of("readings", splits), directory, seed)
                .run(MemoryJob.inMemory(plan), parallelism);

        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                        .run(plan)
                        .get("out"));
        assertThat(sorted(Objects.requireNonNull(actual.get("out"))))
                .as("seed %d", seed)
                .hasSizeGreaterThan(4)
                .isEqualTo(sorted(expected.stream().map(ReferenceRow::values).toList()));
    }

    private static List<String> sorted(List<Map<String, @Nullable Object>> rows) {
        return new ArrayList<>(rows.stream().map(Map::toString).sorted().toList());
    }

    private static List<ReferenceRow> rows(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(i * 4L + random.nextInt(2000)));
            values.put("device", random.nextInt(20) == 0 ? null : "device " + random.nextInt(300));
            values.put("room", random.nextInt(20) == 0 ? null : random.nextInt(5));
            values.put("value", random.nextInt(20) == 0 ? null : (long) random.nextInt(1000));
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    private static String json(ReferenceRow row) {
        String device = row.get("device") == null ? "null" : "\"" + row.get("device") + "\"";
        return "{\"at\":\"%s\",\"device\":%s,\"room\":%s,\"value\":%s}"
                .formatted(row.get("at"), device, row.get("room"), row.get("value"));
    }
}
