package io.millrace.conformance.join;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.reference.ReferenceRow;
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
import org.jspecify.annotations.Nullable;

/** Two sources with nulls and disorder, and jobs that have them. */
final class OrdersAndCalls {
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
            %s
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private OrdersAndCalls() {}

    /** A job with one step, which begins as a line of a list. */
    static Plan plan(int parallelism, String step, Path directory) throws IOException {
        return MemoryJob.load(Files.writeString(
                directory.resolve("job.yaml"),
                JOB.formatted(parallelism, step.indent(4).stripTrailing())));
    }

    /** The rows of each source. */
    static Map<String, List<ReferenceRow>> rows(long seed) {
        return Map.of("orders", orders(new Random(seed)), "calls", calls(new Random(seed + 1)));
    }

    /** The same as records, in one split each. */
    static Map<String, List<List<String>>> splits(Map<String, List<ReferenceRow>> rows) {
        return Map.of("orders", List.of(json(rows, "orders")), "calls", List.of(json(rows, "calls")));
    }

    static List<String> sorted(List<Map<String, @Nullable Object>> rows) {
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
            case List<?> list ->
                list.stream().map(OrdersAndCalls::json).toList().toString();
            case String text -> "\"" + text + "\"";
            case Instant instant -> "\"" + instant + "\"";
            case Object number -> number.toString();
        };
    }
}
