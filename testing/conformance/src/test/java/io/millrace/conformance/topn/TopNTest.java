package io.millrace.conformance.topn;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobMetrics;
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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first rows of windows are those of the reference, which sorts them all: with ties, nulls and disorder, of every window, in one instance and in several. */
class TopNTest {
    private static final int ROWS = 12_000;
    private static final int DISORDER_MILLIS = 2000;

    private static final String JOB = """
            name: ranking
            configuration:
              parallelism: %d
              sources:
                - id: readings
                  connector: file
                  path: "-"
                  format: json
                  schema:
                    - {name: at, type: TIMESTAMP, nullable: false}
                    - {name: device, type: INT}
                    - {name: value, type: BIGINT}
                    - {name: ratio, type: DOUBLE}
                    - {name: place, type: STRING}
                    - {name: tags, type: ARRAY<STRING>}
                  eventTime: {field: at, maxOutOfOrderness: 2s}
              steps:
                %s
                - id: first
                  type: topN
                  window: {%s}
                  orderBy: %s
                  %s
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private static final String COUNTS = """
            - {id: counts, type: windowAggregate, groupBy: [device], window: {%s}, aggregates: [{name: n, function: COUNT}]}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 |                   | type: TUMBLING, size: 10s             | [{field: value, order: DESC}]                 | {limit: 1, ties: RANK, rank: n}
            1 |                   | type: TUMBLING, size: 3s, offset: 1s  | [{field: value, order: DESC}]                 | {limit: 1}
            1 |                   | type: TUMBLING, size: 7ms             | [value, {field: ratio, order: DESC}]          | {limit: 2, ties: RANK, rank: n}
            2 | groupBy: [device] | type: TUMBLING, size: 10s             | [{field: value, order: DESC}, device]         | {limit: 3, rank: n}
            3 | groupBy: [place]  | type: TUMBLING, size: 10s             | [place, {field: ratio, order: DESC}]          | {limit: 2, ties: RANK, rank: n}
            1 | groupBy: [device, place] | type: SLIDING, size: 10s, slide: 3s | [{field: place, order: DESC}, ratio]     | {limit: 2, rank: n}
            1 |                   | type: SLIDING, size: 10s, slide: 2s   | [ratio]                                       | {limit: 100, ties: RANK, rank: n}
            2 | groupBy: [device] | type: CUMULATIVE, size: 12s, step: 3s | [{field: at, order: DESC}]                    | {limit: 1, allowedLateness: 1s}
            1 |                   | type: CUMULATIVE, size: 12s, step: 4s | [place, at]                                   | {limit: 5000, rank: n}
            2 | groupBy: [device] | type: SESSION, gap: 400ms             | [{field: value, order: DESC}, {field: ratio}] | {limit: 2, ties: RANK, rank: n}
            1 |                   | type: SESSION, gap: 5s                | [ratio]                                       | {limit: 10, rank: n}
            """)
    void ofRows(
            int parallelism,
            @Nullable String groupBy,
            String window,
            String orderBy,
            String rest,
            @TempDir Path directory)
            throws IOException {
        check(parallelism, "- {id: all, type: filter, where: 'true'}", groupBy, window, orderBy, rest, directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | type: SLIDING, size: 10s, slide: 2s   | type: INHERITED             | {limit: 1, ties: RANK, rank: n2}
            3 | type: SLIDING, size: 10s, slide: 2s   | type: INHERITED             | {limit: 1, ties: RANK, rank: n2}
            2 | type: CUMULATIVE, size: 12s, step: 3s | type: INHERITED             | {limit: 4}
            2 | type: SESSION, gap: 300ms             | type: INHERITED             | {limit: 1, ties: RANK}
            """)
    void ofResultsOfTheSameWindow(int parallelism, String first, String window, String rest, @TempDir Path directory)
            throws IOException {
        check(parallelism, COUNTS.strip().formatted(first), null, window, "[{field: n, order: DESC}]", rest, directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | type: TUMBLING, size: 20s           | {limit: 3, ties: RANK, rank: n2}
            3 | type: SLIDING, size: 30s, slide: 5s | {limit: 2, rank: n2}
            2 | type: SESSION, gap: 20s             | {limit: 7, rank: n2}
            """)
    void ofResultsOfSeveralInstances(int parallelism, String window, String rest, @TempDir Path directory)
            throws IOException {
        String counts = COUNTS.strip().formatted("type: TUMBLING, size: 5s")
                + "\n    - {id: r, type: project, fields: [device, n, {name: from, from: window_start}, {name: to, from: window_end}]}";
        check(parallelism, counts, null, window, "[{field: n, order: DESC}]", rest, directory);
    }

    private void check(
            int parallelism,
            String before,
            @Nullable String groupBy,
            String window,
            String orderBy,
            String rest,
            Path directory)
            throws IOException {
        List<String> fields =
                new ArrayList<>(List.of(rest.substring(1, rest.length() - 1).split(", ")));
        if (groupBy != null) {
            fields.add(groupBy);
        }
        Plan plan = MemoryJob.load(Files.writeString(
                directory.resolve("job.yaml"),
                JOB.formatted(parallelism, before, window, orderBy, String.join("\n      ", fields))));
        List<ReferenceRow> rows = rows(new Random(seed));
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(
                                Map.of(
                                        "readings",
                                        List.of(rows.stream()
                                                .map(TopNTest::json)
                                                .toList())),
                                true,
                                seed),
                        sink,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                        .run(plan)
                        .get("out"));
        assertThat(expected).hasSizeGreaterThan(1);
        assertThat(sink.rows("out"))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(ReferenceRow::values).toList());
        assertThat(metrics.lateEvents()).as("seed %d", seed).isZero();
    }

    /** Two minutes with some disorder, and a pause in the middle; values from few, so that there are ties. */
    private static List<ReferenceRow> rows(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            long millis = i * 120_000L / ROWS + random.nextInt(DISORDER_MILLIS) + (i > ROWS / 2 ? 100_000 : 0);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(millis - 40_000));
            values.put("device", random.nextInt(10) == 0 ? null : random.nextInt(20));
            values.put("value", random.nextInt(10) == 0 ? null : (long) random.nextInt(200) - 100);
            values.put("ratio", random.nextInt(10) == 0 ? null : (random.nextInt(100) - 50) / 8.0);
            values.put(
                    "place",
                    random.nextInt(10) == 0 ? null : "a long prefix".substring(random.nextInt(10)) + random.nextInt(3));
            values.put("tags", random.nextInt(10) == 0 ? null : List.of("é" + random.nextInt(2)));
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    private static String json(ReferenceRow row) {
        List<String> members = new ArrayList<>();
        row.values()
                .forEach((name, value) -> members.add("\"" + name + "\":"
                        + switch (value) {
                            case null -> "null";
                            case List<?> list -> "[\"" + list.getFirst() + "\"]";
                            case Number number -> number.toString();
                            case Object text -> "\"" + text + "\"";
                        }));
        return "{" + String.join(",", members) + "}";
    }
}
