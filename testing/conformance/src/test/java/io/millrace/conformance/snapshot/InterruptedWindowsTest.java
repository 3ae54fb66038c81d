package io.millrace.conformance.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of every kind give the same, once each, whether the job ran in one piece or was interrupted and went on with other numbers of instances. */
class InterruptedWindowsTest {
    private static final int ROWS = 40_000;
    private static final int SPLITS = 3;

    private static final String JOB = """
            name: interrupted
            configuration:
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
                - id: windows
                  type: windowAggregate
                  inputs: even
                  groupBy: [device, room]
                  window: %s
                  allowedLateness: 1s
                  aggregates:
                    - {name: readings, function: COUNT}
                    - {name: total, function: SUM, field: value}
                    - {name: least, function: MIN, field: value}
                    - {name: median, function: MEDIAN, field: value}
              sinks:
                - {id: out, connector: console, format: json}
                - {id: late, inputs: windows.late, connector: console, format: json}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {type: TUMBLING, size: 10s}                  | 1 | 1 | 1
                    {type: TUMBLING, size: 1s}                   | 2 | 1 | 3
                    {type: SLIDING, size: 10s, slide: 2s}        | 1 | 2 | 1
                    {type: SLIDING, size: 7s, slide: 3s}         | 3 | 2 | 5
                    {type: CUMULATIVE, size: 20s, step: 5s}      | 2 | 3 | 1
                    {type: CALENDAR, unit: DAY, zone: "-00:01:10"} | 1 | 2 | 3
                    {type: SESSION, gap: 2s}                     | 1 | 2 | 1
                    {type: SESSION, gap: 300ms}                  | 3 | 1 | 2
                    """)
    void giveWhatTheReferenceGives(String window, int first, int second, int third, @TempDir Path directory)
            throws IOException {
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), JOB.formatted(window)));
        List<ReferenceRow> rows = rows(new Random(seed));
        List<List<String>> splits = new ArrayList<>();
        for (int split = 0; split < SPLITS; split++) {
            splits.add(new ArrayList<>());
        }
        for (int i = 0; i < rows.size(); i++) {
            splits.get(i % SPLITS).add(json(rows.get(i)));
        }

        Map<String, List<Map<String, @Nullable Object>>> actual = new InterruptedJob(
                        Map.of("readings", splits), directory, seed)
                .run(MemoryJob.inMemory(plan), first, second, third);

        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                        .run(plan)
                        .get("out"));
        List<String> missing =
                sorted(expected.stream().map(ReferenceRow::values).toList());
        List<String> surplus = sorted(Objects.requireNonNull(actual.get("out")));
        List<String> same = List.copyOf(missing);
        surplus.forEach(missing::remove);
        same.forEach(surplus::remove);
        assertThat(List.of(
                        surplus.stream().limit(5).toList(),
                        missing.stream().limit(5).toList()))
                .as("surplus and missing rows, %d and %d, seed %d", surplus.size(), missing.size(), seed)
                .containsOnly(List.of());
        assertThat(actual.get("late")).isEmpty();
    }

    private static List<String> sorted(List<Map<String, @Nullable Object>> rows) {
        return new ArrayList<>(rows.stream().map(Map::toString).sorted().toList());
    }

    private static List<ReferenceRow> rows(Random random) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("at", Instant.EPOCH.plusMillis(i * 4L + random.nextInt(2000)));
            values.put("device", random.nextInt(20) == 0 ? null : "device " + random.nextInt(300));
            values.put("room", random.nextInt(20) == 0 ? null : random.nextInt(5));
            values.put("value", random.nextInt(20) == 0 ? null : (long) random.nextInt(1000));
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
