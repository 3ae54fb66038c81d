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

/** Windows that share rows have the groups of the reference, which puts each row into each of its windows. */
class OverlappingWindowsTest {
    private static final int ROWS = 20_000;
    private static final int DISORDER_MILLIS = 2000;

    private static final String JOB = """
            name: overlapping
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
                - id: windows
                  type: windowAggregate
                  %s
                  window: {%s}
                  aggregates:
                    - {name: readings, function: COUNT}
                    - {name: total, function: SUM, field: value}
                    - {name: least, function: MIN, field: value}
                    - {name: median, function: MEDIAN, field: value}
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | groupBy: [device]     | type: SLIDING, size: 10s, slide: 2s
            2 | groupBy: [device]     | type: SLIDING, size: 10s, slide: 3s, offset: 1s
            1 | allowedLateness: 0s   | type: SLIDING, size: 5s, slide: 5s
            3 | allowedLateness: 1s   | type: SLIDING, size: 700ms, slide: 300ms
            1 | groupBy: [device]     | type: CUMULATIVE, size: 12s, step: 3s
            2 | groupBy: [device]     | type: CUMULATIVE, size: 12s, step: 3s, offset: 4s
            2 | groupBy: [device]     | type: CALENDAR, unit: DAY, zone: "-00:00:20"
            1 | groupBy: [device]     | type: CALENDAR, unit: WEEK, offset: 9h
            1 | groupBy: [at, device] | type: SLIDING, size: 30s, slide: 15s
            """)
    void haveTheGroupsOfTheReference(int parallelism, String field, String window, @TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("job.yaml");
        Plan plan = MemoryJob.load(Files.writeString(file, JOB.formatted(parallelism, field, window)));
        List<ReferenceRow> rows = rows(new Random(seed));
        List<String> records = rows.stream().map(OverlappingWindowsTest::json).toList();
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(Map.of("readings", List.of(records)), true, seed),
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
        assertThat(sink.rows("out"))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(ReferenceRow::values).toList());
        assertThat(metrics.lateEvents()).isZero();
        // However many instances there are.
        assertThat(metrics.windowsFired()).isEqualTo(expected.size());
        assertThat(metrics.windows()).allSatisfy((type, windows) -> {
            assertThat(window).contains(type);
            assertThat(windows.created()).isPositive();
        });
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
