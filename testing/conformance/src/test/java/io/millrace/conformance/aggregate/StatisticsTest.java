package io.millrace.conformance.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Variances, covariances and medians of a job, by key and of all rows at once, on values that differ in their last digits only:
 * those of the reference, which adds up exactly.
 */
class StatisticsTest {
    private static final int ROWS = 6000;

    /** Of the results, relatively: the mean is 10<sup>9</sup> times the standard deviation. */
    private static final double TOLERANCE = 1e-10;

    private static final String JOB = """
            name: statistics
            configuration:
              sources:
                - id: readings
                  connector: file
                  path: "-"
                  format: json
                  schema:
                    - {name: at, type: TIMESTAMP, nullable: false}
                    - {name: device, type: INT}
                    - {name: x, type: DOUBLE}
                    - {name: y, type: DOUBLE}
                    - {name: n, type: BIGINT}
                  eventTime: {field: at}
              steps:
                - id: spread
                  type: windowAggregate
                  %s
                  window: {type: TUMBLING, size: 1m}
                  aggregates:
                    - {name: readings, function: COUNT}
                    - {name: middle, function: MEDIAN, field: x}
                    - {name: variance, function: VARIANCE, field: x}
                    - {name: variance_pop, function: VARIANCE_POP, field: n}
                    - {name: stddev, function: STDDEV, field: y}
                    - {name: stddev_pop, function: STDDEV_POP, field: x}
                    - {name: covariance, function: COVARIANCE, field: x, with: n}
                    - {name: covariance_pop, function: COVARIANCE_POP, field: x, with: y}
                    - {name: correlation, function: CORRELATION, field: x, with: y}
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @ValueSource(strings = {"allowedLateness: 0s", "groupBy: [device]"})
    void areThoseOfTheReference(String field, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("job.yaml"), JOB.formatted(field));
        Plan plan = MemoryJob.load(file);
        List<ReferenceRow> rows = rows(new Random(seed));
        MemorySink sink = new MemorySink(seed);
        MemorySource source = new MemorySource(
                Map.of(
                        "readings",
                        List.of(rows.stream().map(StatisticsTest::json).toList())),
                true,
                seed);

        MemoryJob.start(MemoryJob.inMemory(plan), source, sink, directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        Map<List<@Nullable Object>, Map<String, @Nullable Object>> actual = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : sink.rows("out")) {
            actual.put(key(row), row);
        }
        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                        .run(plan)
                        .get("out"));
        assertThat(actual).as("groups, seed %d", seed).hasSameSizeAs(expected);
        for (ReferenceRow row : expected) {
            assertSame(row.values(), Objects.requireNonNull(actual.get(key(row.values()))));
        }
    }

    private void assertSame(Map<String, @Nullable Object> expected, Map<String, @Nullable Object> actual) {
        expected.forEach((name, value) -> {
            String what = name + " of " + expected + ", seed " + seed;
            if (value instanceof Double number) {
                assertThat(actual.get(name)).as(what).isInstanceOf(Double.class);
                // A covariance near 0 is as exact as the deviations that it is made of, which are below 1.
                assertThat((Double) Objects.requireNonNull(actual.get(name)))
                        .as(what)
                        .isCloseTo(number, within(TOLERANCE * Math.max(1, Math.abs(number))));
            } else {
                assertThat(actual.get(name)).as(what).isEqualTo(value);
            }
        });
    }

    private static List<@Nullable Object> key(Map<String, @Nullable Object> row) {
        List<@Nullable Object> key = new ArrayList<>();
        key.add(row.get("device"));
        key.add(row.get("window_start"));
        return key;
    }

    /** Two minutes with nulls in every field, then two without any; the last has one row only. */
    private static List<ReferenceRow> rows(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            boolean nulls = i < ROWS / 2;
            double shared = random.nextDouble();
            rows.add(row(
                    Instant.EPOCH.plusMillis(i < ROWS - 1 ? i * 180_000L / ROWS : 180_000),
                    random.nextInt(5),
                    nulls && random.nextInt(4) == 0 ? null : 1e9 + shared,
                    nulls && random.nextInt(4) == 0 ? null : -1e9 + shared + random.nextDouble(),
                    nulls && random.nextInt(4) == 0 ? null : 1_000_000_000_000L + random.nextInt(3)));
        }
        return rows;
    }

    private static ReferenceRow row(Instant at, int device, @Nullable Double x, @Nullable Double y, @Nullable Long n) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("at", at);
        values.put("device", device);
        values.put("x", x);
        values.put("y", y);
        values.put("n", n);
        return new ReferenceRow(values);
    }

    private static String json(ReferenceRow row) {
        return "{\"at\":\"%s\",\"device\":%s,\"x\":%s,\"y\":%s,\"n\":%s}"
                .formatted(row.get("at"), row.get("device"), row.get("x"), row.get("y"), row.get("n"));
    }
}
