package io.millrace.conformance.aggregate;

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

/** Windows over the results of windows have the groups of the reference, and none of those results is late. */
class WindowsOfWindowsTest {
    private static final int ROWS = 10_000;
    private static final int DISORDER_MILLIS = 2000;

    private static final String JOB = """
            name: windows-of-windows
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
                  eventTime: {field: at, maxOutOfOrderness: 2s}
              steps:
                - id: first
                  type: windowAggregate
                  groupBy: [device]
                  window: {%s}
                  allowedLateness: %s
                  aggregates:
                    - {name: readings, function: COUNT}
                    - {name: total, function: SUM, field: value}
                - {id: some, type: filter, where: readings > 1}
                - id: renamed
                  type: project
                  fields: [{name: to, from: window_end}, {name: from, from: window_start}, device, total]
                - id: second
                  type: windowAggregate
                  %s
                  window: {%s}
                  aggregates:
                    - {name: results, function: COUNT}
                    - {name: most, function: MAX, field: total}
                - id: third
                  type: windowAggregate
                  window: {type: TUMBLING, size: 1m}
                  aggregates:
                    - {name: results, function: SUM, field: results}
              sinks:
                - {id: out, inputs: second, connector: console, format: json}
                - {id: sums, inputs: third, connector: console, format: json}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | type: TUMBLING, size: 10s               | 0s | allowedLateness: 0s | type: TUMBLING, size: 10s
            2 | type: TUMBLING, size: 10s               | 5s | groupBy: [device]   | type: SLIDING, size: 30s, slide: 10s
            2 | type: SLIDING, size: 10s, slide: 2s     | 0s | allowedLateness: 0s | type: INHERITED
            1 | type: SLIDING, size: 10s, slide: 2s     | 3s | groupBy: [device]   | type: INHERITED
            2 | type: CUMULATIVE, size: 12s, step: 3s   | 7s | allowedLateness: 1s | type: INHERITED
            1 | type: CUMULATIVE, size: 12s, step: 3s   | 0s | groupBy: [device]   | type: SESSION, gap: 5s
            3 | type: SESSION, gap: 200ms               | 4s | allowedLateness: 0s | type: TUMBLING, size: 1s
            2 | type: SESSION, gap: 300ms               | 0s | groupBy: [device]   | type: INHERITED
            """)
    void haveTheGroupsOfTheReference(
            int parallelism, String first, String lateness, String field, String second, @TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("job.yaml");
        Plan plan = MemoryJob.load(Files.writeString(file, JOB.formatted(parallelism, first, lateness, field, second)));
        List<ReferenceRow> rows = rows(new Random(seed));
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(
                                Map.of(
                                        "readings",
                                        List.of(rows.stream()
                                                .map(WindowsOfWindowsTest::json)
                                                .toList())),
                                true,
                                seed),
                        sink,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        Map<String, List<ReferenceRow>> expected =
                new ReferenceInterpreter(Map.of("readings", rows), Map.of()).run(plan);
        expected.forEach((id, results) -> assertThat(sink.rows(id))
                .as("%s, seed %d", id, seed)
                .hasSizeGreaterThan(1)
                .containsExactlyInAnyOrderElementsOf(
                        results.stream().map(ReferenceRow::values).toList()));
        assertThat(Objects.requireNonNull(expected.get("out"))).hasSizeGreaterThan(9);
        assertThat(metrics.lateEvents()).as("seed %d", seed).isZero();
    }

    /** Two minutes with some disorder, and a pause in the middle. */
    private static List<ReferenceRow> rows(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            long millis = i * 120_000L / ROWS + random.nextInt(DISORDER_MILLIS) + (i > ROWS / 2 ? 100_000 : 0);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(millis - 40_000));
            values.put("device", random.nextInt(10) == 0 ? null : random.nextInt(20));
            values.put("value", random.nextInt(10) == 0 ? null : (long) random.nextInt(1000));
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    private static String json(ReferenceRow row) {
        return "{\"at\":\"%s\",\"device\":%s,\"value\":%s}"
                .formatted(row.get("at"), row.get("device"), row.get("value"));
    }
}
