package io.millrace.conformance.aggregate;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Jobs that aggregate rows with a field of every single type, two seconds out of order, each value but the time null now and then. */
public final class TypedReadings {
    private static final int ROWS = 6000;

    public static final String JOB = """
            name: typed
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
                    - {name: whole, type: BIGINT}
                    - {name: part, type: DOUBLE}
                    - {name: price, type: 'DECIMAL(9,2)'}
                    - {name: large, type: 'DECIMAL(30,2)'}
                    - {name: text, type: STRING}
                    - {name: flag, type: BOOLEAN}
                    - {name: seen, type: TIMESTAMP}
                  eventTime: {field: at, maxOutOfOrderness: 2s}
              steps:
                - id: windows
                  type: windowAggregate
                  groupBy: [device]
                  window: {%s}
                  aggregates:
            %s
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private TypedReadings() {}

    static Plan plan(Path directory, int parallelism, String window, List<String> aggregates) throws IOException {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < aggregates.size(); i++) {
            items.append("        - {name: a%d, %s}\n".formatted(i, aggregates.get(i)));
        }
        return MemoryJob.load(
                Files.writeString(directory.resolve("job.yaml"), JOB.formatted(parallelism, window, items)));
    }

    public static List<ReferenceRow> rows(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            long millis = i * 10L + random.nextInt(2000) + (i > ROWS / 2 ? 20_000 : 0);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(millis));
            values.put("device", random.nextInt(8));
            values.put("whole", (long) random.nextInt(100));
            values.put("part", random.nextInt(200) / 4.0 - 10);
            values.put("price", BigDecimal.valueOf(random.nextInt(5000) - 1000, 2));
            values.put(
                    "large",
                    BigDecimal.valueOf(random.nextInt(50) - 20, 2).add(new BigDecimal("1234567890123456789012")));
            values.put("text", "text " + random.nextInt(60));
            values.put("flag", random.nextBoolean());
            values.put("seen", Instant.EPOCH.plusSeconds(random.nextInt(40)));
            values.replaceAll((name, value) -> !name.equals("at") && random.nextInt(10) == 0 ? null : value);
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    /** The results of the job on these rows. */
    public static List<Map<String, @Nullable Object>> run(
            Plan plan, List<ReferenceRow> rows, Path directory, long seed) {
        return sink(plan, rows, directory, seed).rows("out");
    }

    /** All that the job gives out on these rows. */
    public static MemorySink sink(Plan plan, List<ReferenceRow> rows, Path directory, long seed) {
        MemorySink sink = new MemorySink(seed);
        List<String> records = rows.stream().map(TypedReadings::json).toList();
        MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(Map.of("readings", List.of(records)), true, seed),
                        sink,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return sink;
    }

    /** The results of the job, interrupted and gone on with from a snapshot between each two numbers of instances. */
    public static List<Map<String, @Nullable Object>> interrupted(
            Plan plan, List<ReferenceRow> rows, Path directory, long seed, int... parallelism) {
        List<String> records = rows.stream().map(TypedReadings::json).toList();
        return Objects.requireNonNull(new InterruptedJob(Map.of("readings", List.of(records)), directory, seed)
                .run(MemoryJob.inMemory(plan), parallelism)
                .get("out"));
    }

    private static String json(ReferenceRow row) {
        List<String> members = new ArrayList<>();
        row.values().forEach((name, value) -> {
            boolean quoted = value instanceof String || value instanceof Instant;
            members.add("\"" + name + "\":" + (quoted ? "\"" + value + "\"" : value));
        });
        return "{" + String.join(",", members) + "}";
    }
}
