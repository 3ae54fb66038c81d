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
import org.junit.jupiter.params.provider.ValueSource;

/** However many instances a keyed step has, each key is counted in one place, and what follows the step sees all of them. */
class ParallelKeysTest {
    private static final int ROWS = 30_000;
    private static final int SPLITS = 3;

    /** Steps behind the windows that run in each instance, and two that bring instances together again. */
    private static final String JOB = """
            name: parallel
            configuration:
              parallelism: %d
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
                - {id: even, type: filter, inputs: readings, where: "MOD(value, 2) = 0"}
                - id: by-device-and-room
                  type: windowAggregate
                  inputs: even
                  groupBy: [device, room]
                  window: {type: TUMBLING, size: 10s}
                  aggregates:
                    - {name: readings, function: COUNT}
                    - {name: total, function: SUM, field: value}
                - {id: many, type: filter, where: "readings > 2"}
                - id: named
                  type: project
                  fields:
                    - {name: room}
                    - {name: name, expression: "COALESCE(device, 'none')"}
                    - {name: total, expression: "total + 1"}
                    - {name: window_start}
                - id: by-room
                  type: windowAggregate
                  inputs: readings
                  groupBy: [room]
                  window: {type: TUMBLING, size: 7s}
                  aggregates: [{name: total, function: MAX, field: value}]
                - id: rooms
                  type: project
                  fields:
                    - {name: room}
                    - {name: name, expression: "'all'"}
                    - {name: total}
                    - {name: window_start}
                - {id: both, type: union, inputs: [named, rooms]}
              sinks:
                - {id: out, inputs: both, connector: console, format: json}
                - {id: direct, inputs: named, connector: console, format: json}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void givesWhatTheReferenceGives(int parallelism, @TempDir Path directory) throws IOException {
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), JOB.formatted(parallelism)));
        List<ReferenceRow> rows = rows(new Random(seed));
        List<List<String>> splits = new ArrayList<>();
        for (int split = 0; split < SPLITS; split++) {
            splits.add(new ArrayList<>());
        }
        for (int i = 0; i < rows.size(); i++) {
            splits.get(i % SPLITS).add(json(rows.get(i)));
        }
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(Map.of("readings", splits), true, seed),
                        sink,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        Map<String, List<ReferenceRow>> expected =
                new ReferenceInterpreter(Map.of("readings", rows), Map.of()).run(plan);
        for (String id : List.of("out", "direct")) {
            assertThat(sink.rows(id))
                    .as("%s, seed %d", id, seed)
                    .containsExactlyInAnyOrderElementsOf(Objects.requireNonNull(expected.get(id)).stream()
                            .map(ReferenceRow::values)
                            .toList());
        }
        assertThat(metrics.lateEvents()).isZero();
    }

    private static List<ReferenceRow> rows(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(i * 4L + random.nextInt(2000)));
            values.put("device", random.nextInt(20) == 0 ? null : "device " + random.nextInt(300));
            values.put("room", random.nextInt(20) == 0 ? null : random.nextInt(5));
            values.put("value", (long) random.nextInt(1000));
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
