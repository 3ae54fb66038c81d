package io.millrace.conformance.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.LastResults;
import io.millrace.conformance.harness.ManualTime;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.Readings;
import io.millrace.conformance.harness.SameRows;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.WindowAggregate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results before the end of windows, and windows by the order of arrival, come out the same whether the job ran in one piece or was interrupted. */
class InterruptedUpdatesTest {
    private static final int ROWS = 30_000;

    private static final String STEPS = """
            - id: windows
              type: windowAggregate
              groupBy: [device]
              window: %s
            %s
              aggregates:
                - {name: readings, function: COUNT}
                - {name: total, function: SUM, field: value}
                - {name: high, function: COUNT, filter: value > 500}
                - {name: median, function: MEDIAN, field: value}
            """;

    private final long seed = new Random().nextLong();
    private final Path directory;

    InterruptedUpdatesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {type: TUMBLING, size: 10s}             | ON_UPDATE     | 1 | 2 | 1
            {type: SLIDING, size: 7s, slide: 3s}    | "{early: 1s}" | 3 | 1 | 2
            {type: CUMULATIVE, size: 20s, step: 5s} | "{early: 2s}" | 2 | 2 | 3
            {type: SESSION, gap: 500ms}             | ON_UPDATE     | 2 | 1 | 3
            {type: SESSION, gap: 1s}                | "{early: 1s}" | 1 | 3 | 2
            """)
    void lastResultsAreThoseOfTheReference(String window, String emission, int first, int second, int third)
            throws IOException {
        Plan plan = plan(window, "emission: " + emission + "\nallowedLateness: 1s\n");
        List<ReferenceRow> rows = Readings.rows(new Random(seed), ROWS, Duration.ofMillis(4), Duration.ofSeconds(2));

        List<Map<String, @Nullable Object>> actual = run(plan, rows, 3, first, second, third);

        SameRows.check(LastResults.of((WindowAggregate) plan.node("windows"), actual), reference(plan, rows), seed);
    }

    /** Rows in one split come in the same order in every run. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: COUNT, size: 20}                            | 1 | 2 | 1
            {type: COUNT, size: 20, slide: 3}                  | 3 | 1 | 2
            {type: COUNT, size: 9, slide: 4}                   | 2 | 3 | 1
            {type: GLOBAL, trigger: END}                       | 1 | 2 | 3
            {type: GLOBAL, trigger: {rows: 6}}                 | 2 | 1 | 2
            {type: GLOBAL, trigger: {rows: 9}, purge: true}    | 1 | 3 | 2
            """)
    void windowsByArrivalAreThoseOfTheReference(String window, int first, int second, int third) throws IOException {
        Plan plan = plan(window, "");
        List<ReferenceRow> rows = Readings.rows(new Random(seed), ROWS, Duration.ofMillis(4), Duration.ofSeconds(2));

        SameRows.check(run(plan, rows, 1, first, second, third), reference(plan, rows), seed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: GLOBAL, trigger: {clock: 1s}}      | 1 | 2 | 1
            {type: GLOBAL, trigger: {eventTime: 10s}} | 2 | 1 | 3
            """)
    void lastResultsOfKeysAreThoseOfTheReference(String window, int first, int second, int third) throws IOException {
        Plan plan = plan(window, "");
        List<ReferenceRow> rows = Readings.rows(new Random(seed), ROWS, Duration.ofMillis(4), Duration.ofSeconds(2));

        Map<@Nullable Object, Map<String, @Nullable Object>> last = new LinkedHashMap<>();
        run(plan, rows, 3, first, second, third).forEach(row -> last.put(row.get("device"), row));

        SameRows.check(List.copyOf(last.values()), reference(plan, rows), seed);
    }

    private Plan plan(String window, String more) throws IOException {
        String job = Readings.job(STEPS.formatted(window, more.indent(2).stripTrailing()), "windows");
        return MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
    }

    private List<Map<String, @Nullable Object>> run(
            Plan plan, List<ReferenceRow> rows, int splits, int... parallelism) {
        Map<String, List<Map<String, @Nullable Object>>> actual = new InterruptedJob(
                        Map.of("readings", Readings.splits(rows, splits)),
                        directory,
                        seed,
                        ManualTime.stepping(Duration.ofMillis(100)))
                .run(MemoryJob.inMemory(plan), parallelism);
        assertThat(actual.get("late")).isEmpty();
        return Objects.requireNonNull(actual.get("out"));
    }

    private static List<ReferenceRow> reference(Plan plan, List<ReferenceRow> rows) {
        return Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                .run(plan)
                .get("out"));
    }
}
