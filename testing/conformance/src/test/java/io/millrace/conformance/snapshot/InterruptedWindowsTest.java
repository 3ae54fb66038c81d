package io.millrace.conformance.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.Readings;
import io.millrace.conformance.harness.SameRows;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final String STEPS = """
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
        String job = Readings.job(STEPS.formatted(window), "windows");
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
        List<ReferenceRow> rows = Readings.rows(new Random(seed), ROWS, Duration.ofMillis(4), Duration.ofSeconds(2));

        Map<String, List<Map<String, @Nullable Object>>> actual = new InterruptedJob(
                        Map.of("readings", Readings.splits(rows, SPLITS)), directory, seed)
                .withParallelSinks()
                .run(MemoryJob.inMemory(plan), first, second, third);

        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                        .run(plan)
                        .get("out"));
        SameRows.check(Objects.requireNonNull(actual.get("out")), expected, seed);
        assertThat(actual.get("late")).isEmpty();
    }
}
