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

/** Sessions that grow, are joined by late rows and come to an end are those that the reference finds with all rows at hand. */
class SessionsTest {
    private static final int ROWS = 1500;

    private static final String JOB = """
            name: sessions
            configuration:
              parallelism: %d
              sources:
                - id: clicks
                  connector: file
                  path: "-"
                  format: json
                  schema:
                    - {name: at, type: TIMESTAMP, nullable: false}
                    - {name: user, type: STRING}
                    - {name: value, type: DOUBLE}
                  eventTime: {field: at, maxOutOfOrderness: 3s}
              steps:
                - id: visits
                  type: windowAggregate
                  groupBy: [user]
                  window: {type: SESSION, gap: %s}
                  aggregates:
                    - {name: clicks, function: COUNT}
                    - {name: least, function: MIN, field: value}
                    - {name: median, function: MEDIAN, field: value}
              sinks:
                - {id: out, connector: console, format: json}
                - {id: late, inputs: visits.late, connector: console, format: json}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource({"1, 1s, 3000", "1, 200ms, 3000", "2, 1s, 3000", "3, 5s, 0", "1, 1ms, 1000"})
    void areThoseOfTheReference(int parallelism, String gap, int disorder, @TempDir Path directory) throws IOException {
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), JOB.formatted(parallelism, gap)));
        List<ReferenceRow> rows = rows(new Random(seed), disorder);
        MemorySink sink = new MemorySink(seed);
        MemorySource source = new MemorySource(
                Map.of("clicks", List.of(rows.stream().map(SessionsTest::json).toList())), true, seed);

        JobMetrics metrics = MemoryJob.start(MemoryJob.inMemory(plan), source, sink, directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        List<ReferenceRow> expected = Objects.requireNonNull(new ReferenceInterpreter(Map.of("clicks", rows), Map.of())
                .run(plan)
                .get("out"));
        assertThat(sink.rows("out"))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(ReferenceRow::values).toList());
        assertThat(metrics.windowsFired()).isEqualTo(expected.size());
        assertThat(metrics.windows()).containsOnlyKeys("SESSION");
        assertThat(Objects.requireNonNull(metrics.windows().get("SESSION")).created())
                .isBetween((long) expected.size(), disorder == 0 ? expected.size() : Long.MAX_VALUE);
        assertThat(sink.rows("late")).isEmpty();
    }

    private static List<ReferenceRow> rows(Random random, int disorder) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(i * 40L + (disorder == 0 ? 0 : random.nextInt(disorder))));
            values.put("user", random.nextInt(10) == 0 ? null : "user " + random.nextInt(20));
            values.put("value", random.nextInt(10) == 0 ? null : random.nextInt(100) / 4.0);
            rows.add(new ReferenceRow(values));
        }
        return rows;
    }

    private static String json(ReferenceRow row) {
        String user = row.get("user") == null ? "null" : "\"" + row.get("user") + "\"";
        return "{\"at\":\"%s\",\"user\":%s,\"value\":%s}".formatted(row.get("at"), user, row.get("value"));
    }
}
