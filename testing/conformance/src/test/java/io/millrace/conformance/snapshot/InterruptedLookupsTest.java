package io.millrace.conformance.snapshot;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.Readings;
import io.millrace.conformance.harness.SameRows;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceLookup;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import io.millrace.testkit.connector.FakeTable;
import io.millrace.testkit.connector.FakeTable.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** A job that waits for a table outside when it is interrupted has each row once, and none without its record. */
class InterruptedLookupsTest {
    private static final int ROWS = 40_000;
    private static final int SPLITS = 3;

    private static final String STEPS = """
            - {id: even, type: filter, inputs: readings, where: "MOD(value, 2) = 0"}
            - id: placed
              type: lookup
              table:
                connector: redis
                format: json
                schema: [{name: place, type: STRING}]
              key: device
              fields: [{name: place, default: nowhere}]
              joinType: LEFT
              %s
            - id: windows
              type: windowAggregate
              groupBy: [place]
              window: {type: TUMBLING, size: 10s}
              aggregates:
                - {name: readings, function: COUNT}
                - {name: total, function: SUM, field: value}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cache: {size: 100, ttl: 1h} | 1 | 2 | 3
                    retries: 20                 | 3 | 1 | 2
                    """)
    void giveWhatTheReferenceGives(String settings, int first, int second, int third, @TempDir Path directory)
            throws IOException {
        String job = Readings.job(STEPS.formatted(settings), "windows");
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
        List<ReferenceRow> rows = Readings.rows(new Random(seed), ROWS, Duration.ofMillis(4), Duration.ofSeconds(2));
        List<ReferenceRow> places = new ArrayList<>();
        Map<String, String> records = new LinkedHashMap<>();
        for (int device = 0; device < 200; device++) {
            String place = "place " + device % 7;
            records.put("device " + device, "{\"place\":\"" + place + "\"}");
            places.add(new ReferenceRow(Map.of(ReferenceLookup.KEY, "device " + device, "place", place)));
        }

        Map<String, List<Map<String, @Nullable Object>>> actual = new InterruptedJob(
                        Map.of("readings", Readings.splits(rows, SPLITS)),
                        directory,
                        seed,
                        List.of(new FakeTable("redis", records, new Faults(seed, 30, 5, 0))))
                .run(MemoryJob.inMemory(plan), first, second, third);

        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of("placed", places))
                        .run(plan)
                        .get("out"));
        SameRows.check(Objects.requireNonNull(actual.get("out")), expected, seed);
    }
}
