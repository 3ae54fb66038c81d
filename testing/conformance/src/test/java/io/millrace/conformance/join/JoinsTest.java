package io.millrace.conformance.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.math.BigDecimal;
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

/** Joins give the pairs of the reference, which compares rows one by one, whatever the order in which rows of both sides come. */
class JoinsTest {
    private static final int ROWS = 4000;

    private static final String JOB = """
            name: joins
            configuration:
              parallelism: %d
              sources:
                - id: orders
                  connector: file
                  path: "-"
                  format: json
                  schema:
                    - {name: at, type: TIMESTAMP, nullable: false}
                    - {name: customer, type: STRING}
                    - {name: shop, type: INT}
                    - {name: total, type: "DECIMAL(9,2)"}
                    - {name: items, type: "ARRAY<STRING>"}
                  eventTime: {field: at, maxOutOfOrderness: 2s}
                - id: calls
                  connector: file
                  path: "-"
                  format: json
                  schema:
                    - {name: who, type: STRING}
                    - {name: shop, type: INT}
                    - {name: seconds, type: DOUBLE}
                    - {name: answered, type: BOOLEAN}
                    - {name: "on", type: TIMESTAMP, nullable: false}
                  eventTime: {field: "on", maxOutOfOrderness: 2s}
              steps:
                - id: both
                  type: join
                  inputs: [orders, calls]
                  on: [%s]
                  %s
                  fields:
                    %s
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private static final String FIELDS_OF_BOTH = """
            - orders.customer
            - {name: called, from: calls.who}
            - orders.at
            - orders.total
            - orders.items
            - {name: called_at, from: calls.on}
            - calls.answered
            - {name: shop, expression: "COALESCE(orders.shop, calls.shop)"}
            - {name: seconds, expression: calls.seconds * 2}
            """;

    private static final String FIELDS_OF_LEFT = """
            - orders.customer
            - orders.at
            - orders.items
            - {name: shop, expression: "COALESCE(orders.shop, -1)"}
            - window_end
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | shop, {left: customer, right: who} | window: {type: TUMBLING, size: 10s}
            2 | shop, {left: customer, right: who} | window: {type: TUMBLING, size: 10s}
            1 | shop                               | window: {type: TUMBLING, size: 300ms, offset: 100ms}
            2 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: LEFT}
            1 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: RIGHT}
            3 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: FULL}
            1 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: FULL, where: calls.seconds > 30}
            1 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, where: calls.seconds > 30 AND orders.total < 500}
            2 | {left: customer, right: who} | {window: {type: SLIDING, size: 4s, slide: 1s}}
            1 | {left: customer, right: who} | {window: {type: SLIDING, size: 4s, slide: 3s}, joinType: FULL}
            1 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: SEMI}
            2 | {left: customer, right: who} | {window: {type: SLIDING, size: 2s, slide: 1s}, joinType: SEMI, where: calls.seconds > 50}
            1 | {left: customer, right: who} | {window: {type: CUMULATIVE, size: 6s, step: 2s}, joinType: LEFT}
            1 | {left: customer, right: who} | window: {type: SESSION, gap: 60ms}
            2 | shop, {left: customer, right: who} | {window: {type: SESSION, gap: 20s}, joinType: FULL}
            3 | {left: customer, right: who} | {window: {type: SESSION, gap: 100ms}, joinType: FULL, where: calls.seconds > 30}
            2 | {left: customer, right: who} | {window: {type: SESSION, gap: 300ms}, joinType: LEFT, allowedLateness: 1s}
            1 | {left: customer, right: who} | {window: {type: SESSION, gap: 30ms}, joinType: RIGHT}
            1 | {left: customer, right: who} | {window: {type: SESSION, gap: 50ms}, joinType: SEMI}
            2 | {left: customer, right: who} | {window: {type: SESSION, gap: 250ms}, joinType: SEMI, where: calls.seconds > 50}
            1 | {left: customer, right: who} | {interval: {lowerBound: -2s, upperBound: 3s}}
            2 | {left: customer, right: who} | {interval: {lowerBound: -2s, upperBound: 3s}, joinType: FULL}
            1 | {left: customer, right: who} | {interval: {lowerBound: 1s, upperBound: 3s}, joinType: LEFT, where: calls.answered}
            1 | {left: customer, right: who} | {interval: {lowerBound: -3s, upperBound: -1s}, joinType: RIGHT}
            2 | shop, {left: customer, right: who} | ttl: 5s
            1 | {left: customer, right: who} | versions: {}
            2 | {left: customer, right: who} | {versions: {validFor: 200ms}, joinType: LEFT, allowedLateness: 1s}
            1 | {left: customer, right: who} | {versions: {validFor: 40ms}, joinType: LEFT}
            1 | {left: customer, right: who} | {versions: {}, joinType: LEFT, where: calls.answered}
            1 | {left: customer, right: who} | {ttl: 100ms, allowedLateness: 1s}
            """)
    void haveThePairsOfTheReference(int parallelism, String on, String settings, @TempDir Path directory)
            throws IOException {
        Plan plan = plan(parallelism, on, settings, directory);
        Map<String, List<ReferenceRow>> rows = rows(seed);
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(
                                Map.of(
                                        "orders", List.of(json(rows, "orders")),
                                        "calls", List.of(json(rows, "calls"))),
                                true,
                                seed),
                        sink,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        List<ReferenceRow> expected = Objects.requireNonNull(
                new ReferenceInterpreter(rows, Map.of()).run(plan).get("out"));
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(sorted(sink.rows("out")))
                .as("seed %d", seed)
                .isEqualTo(sorted(expected.stream().map(ReferenceRow::values).toList()));
        assertThat(metrics.lateEvents()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 2 | 1 | window: {type: TUMBLING, size: 10s}
            2 | 3 | 1 | {window: {type: TUMBLING, size: 5s}, joinType: FULL, where: calls.seconds > 30}
            1 | 3 | 2 | {window: {type: SLIDING, size: 4s, slide: 1s}, joinType: LEFT}
            2 | 1 | 2 | {window: {type: TUMBLING, size: 5s}, joinType: SEMI}
            1 | 3 | 2 | {window: {type: SESSION, gap: 100ms}, joinType: FULL, where: calls.seconds > 30}
            2 | 1 | 3 | {window: {type: SESSION, gap: 300ms}, joinType: SEMI}
            1 | 2 | 3 | {interval: {lowerBound: -2s, upperBound: 3s}, joinType: FULL}
            3 | 1 | 2 | ttl: 5s
            2 | 1 | 3 | versions: {}
            1 | 3 | 2 | {versions: {validFor: 300ms}, joinType: LEFT}
            """)
    void areTheSameOfAJobThatWasInterrupted(int first, int second, int third, String settings, @TempDir Path directory)
            throws IOException {
        Plan plan = plan(1, "{left: customer, right: who}", settings, directory);
        Map<String, List<ReferenceRow>> rows = rows(seed);

        List<Map<String, @Nullable Object>> actual = Objects.requireNonNull(new InterruptedJob(
                        Map.of("orders", List.of(json(rows, "orders")), "calls", List.of(json(rows, "calls"))),
                        directory,
                        seed)
                .run(MemoryJob.inMemory(plan), first, second, third)
                .get("out"));

        List<ReferenceRow> expected = Objects.requireNonNull(
                new ReferenceInterpreter(rows, Map.of()).run(plan).get("out"));
        assertThat(sorted(actual))
                .as("seed %d", seed)
                .isEqualTo(sorted(expected.stream().map(ReferenceRow::values).toList()));
    }

    private static Plan plan(int parallelism, String on, String settings, Path directory) throws IOException {
        String plain = settings.startsWith("{") ? settings.substring(1, settings.length() - 1) : settings;
        // Each setting on a line of its own.
        String lines = plain.replaceAll(", (?=(joinType|where|allowedLateness):)", "\n      ");
        String fields = (lines.contains("SEMI") ? FIELDS_OF_LEFT : FIELDS_OF_BOTH)
                .indent(8)
                .strip();
        return MemoryJob.load(
                Files.writeString(directory.resolve("job.yaml"), JOB.formatted(parallelism, on, lines, fields)));
    }

    private static Map<String, List<ReferenceRow>> rows(long seed) {
        return Map.of("orders", orders(new Random(seed)), "calls", calls(new Random(seed + 1)));
    }

    private static List<String> sorted(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(Object::toString).sorted().toList();
    }

    private static List<ReferenceRow> orders(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", time(i, random));
            values.put("customer", random.nextInt(20) == 0 ? null : "c" + random.nextInt(60));
            values.put("shop", random.nextInt(20) == 0 ? null : random.nextInt(60));
            values.put("total", random.nextInt(20) == 0 ? null : BigDecimal.valueOf(random.nextInt(100_000), 2));
            values.put(
                    "items",
                    random.nextInt(20) == 0
                            ? null
                            : List.of("item", "thing " + i).subList(0, random.nextInt(3)));
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    private static List<ReferenceRow> calls(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("who", random.nextInt(20) == 0 ? null : "c" + random.nextInt(60));
            values.put("shop", random.nextInt(20) == 0 ? null : random.nextInt(60));
            values.put("seconds", random.nextInt(20) == 0 ? null : random.nextInt(120) / 2.0);
            values.put("answered", random.nextInt(20) == 0 ? null : random.nextBoolean());
            values.put("on", time(i, random));
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    /** Half a minute before and after the epoch, up to two seconds out of order, with a pause in between. */
    private static Instant time(int row, Random random) {
        long millis = row * 60_000L / ROWS - 30_000 + random.nextInt(2000) + (row > ROWS / 2 ? 100_000 : 0);
        return Instant.EPOCH.plusMillis(millis);
    }

    private static List<String> json(Map<String, List<ReferenceRow>> rows, String source) {
        return Objects.requireNonNull(rows.get(source)).stream()
                .map(row -> row.values().entrySet().stream()
                        .map(field -> "\"" + field.getKey() + "\":" + json(field.getValue()))
                        .reduce((a, b) -> a + "," + b)
                        .map(fields -> "{" + fields + "}")
                        .orElseThrow())
                .toList();
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> list -> list.stream().map(JoinsTest::json).toList().toString();
            case String text -> "\"" + text + "\"";
            case Instant instant -> "\"" + instant + "\"";
            case Object number -> number.toString();
        };
    }
}
