package io.millrace.conformance.deduplicate;

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

/** Of rows with equal keys those are left that the reference leaves, which never forgets a key; the others are counted. */
class DeduplicateTest {
    private static final int ROWS = 20_000;
    private static final int DISORDER_MILLIS = 2000;

    private static final String JOB = """
            name: once
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
                    - {name: place, type: STRING}
                    - {name: ratio, type: DOUBLE}
                  eventTime: {field: at, maxOutOfOrderness: 2s}
              steps:
                - {id: some, type: filter, where: 'ratio IS NULL OR ratio < 9'}
                - {id: once, type: deduplicate, keys: %s, ttl: %s, method: %s}
                - {id: out, type: project, fields: [place, device, at, ratio]}
              sinks:
                - {id: out-of-it, connector: console, format: json}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | [device]               | 1s  | EXACT
            2 | [device, place]        | 5s  | EXACT
            3 | [place, ratio, device] | 1m  | EXACT
            1 | [at]                   | 1ms | EXACT
            2 | [at, device]           | 1d  | EXACT
            1 | [device, place, ratio] | 5m  | FINGERPRINT
            2 | [place]                | 77ms | FINGERPRINT
            """)
    void leavesTheFirstOfEachKey(int parallelism, String keys, String ttl, String method, @TempDir Path directory)
            throws IOException {
        Plan plan = MemoryJob.load(
                Files.writeString(directory.resolve("job.yaml"), JOB.formatted(parallelism, keys, ttl, method)));
        List<ReferenceRow> rows = rows(new Random(seed));
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = run(plan, rows, sink, directory);

        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                        .run(plan)
                        .get("out-of-it"));
        assertThat(sink.rows("out-of-it"))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(ReferenceRow::values).toList());
        long passed = rows.stream()
                .filter(row -> row.get("ratio") == null || (Double) row.get("ratio") < 9)
                .count();
        assertThat(metrics.duplicateEvents()).isEqualTo(passed - expected.size());
    }

    /** Every key comes twice, the second time within the ttl. */
    @ParameterizedTest
    @CsvSource({"1, 0.01", "2, 0.001"})
    void leavesNearlyAllKeysOnceByBloomFilters(int parallelism, double rate, @TempDir Path directory)
            throws IOException {
        String method = "BLOOM, expectedKeys: 5000, falsePositiveRate: " + rate;
        Plan plan = MemoryJob.load(Files.writeString(
                directory.resolve("job.yaml"), JOB.formatted(parallelism, "[device]", "60s", method)));
        List<ReferenceRow> rows = new ArrayList<>();
        int keys = 10_000;
        for (int i = 0; i < 2 * keys; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(i * 6L));
            values.put("device", i / 2);
            values.put("place", "here");
            values.put("ratio", 1.5);
            rows.add(new ReferenceRow(values));
        }
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = run(plan, rows, sink, directory);

        assertThat(sink.rows("out-of-it"))
                .hasSizeBetween((int) (keys * (1 - 2 * rate)), keys)
                .extracting(row -> row.get("device"))
                .doesNotHaveDuplicates();
        assertThat(metrics.duplicateEvents())
                .isEqualTo(2L * keys - sink.rows("out-of-it").size());
    }

    private JobMetrics run(Plan plan, List<ReferenceRow> rows, MemorySink sink, Path directory) {
        List<String> records = rows.stream().map(DeduplicateTest::json).toList();
        return MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(Map.of("readings", List.of(records)), true, seed),
                        sink,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    /** Two minutes with some disorder, and a pause in the middle. */
    private static List<ReferenceRow> rows(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            long millis = i * 120_000L / ROWS + random.nextInt(DISORDER_MILLIS) + (i > ROWS / 2 ? 100_000 : 0);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(millis - 40_000));
            values.put("device", random.nextInt(10) == 0 ? null : random.nextInt(40));
            values.put("place", random.nextInt(10) == 0 ? null : "place " + random.nextInt(5));
            values.put("ratio", random.nextInt(10) == 0 ? null : random.nextInt(10) / 1.0);
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    private static String json(ReferenceRow row) {
        Object place = row.get("place");
        return "{\"at\":\"%s\",\"device\":%s,\"place\":%s,\"ratio\":%s}"
                .formatted(
                        row.get("at"),
                        row.get("device"),
                        place == null ? "null" : "\"" + place + "\"",
                        row.get("ratio"));
    }
}
