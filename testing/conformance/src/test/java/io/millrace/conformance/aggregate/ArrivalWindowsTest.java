package io.millrace.conformance.aggregate;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.ManualTime;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.harness.Readings;
import io.millrace.conformance.harness.SameRows;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobMetrics.Windows;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
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

/** Windows of so many rows, and of all rows with triggers, hold what the reference finds in the order in which rows come, whenever they happened. */
class ArrivalWindowsTest {
    private static final int ROWS = 20_000;

    private static final String STEPS = """
            - {id: some, type: filter, inputs: readings, where: "value IS NULL OR MOD(value, 3) > 0"}
            - id: windows
              type: windowAggregate
              inputs: some
              groupBy: %s
              window: %s
              aggregates:
                - {name: readings, function: COUNT}
                - {name: total, function: SUM, field: value}
                - {name: high, function: COUNT, filter: value > 500}
                - {name: median, function: MEDIAN, field: value}
                - {name: last, function: LAST, field: value}
            """;

    private final long seed = new Random().nextLong();
    private final Path directory;

    ArrivalWindowsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [device, room] | {type: COUNT, size: 1}                               | 1
            [device, room] | {type: COUNT, size: 5}                               | 2
            [room]         | {type: COUNT, size: 1000}                            | 3
            [room]         | {type: COUNT, size: 10, slide: 1}                    | 1
            [device]       | {type: COUNT, size: 10, slide: 3}                    | 2
            [device]       | {type: COUNT, size: 7, slide: 6}                     | 3
            []             | {type: COUNT, size: 100, slide: 40}                  | 1
            [device]       | {type: GLOBAL, trigger: END}                         | 1
            [device, room] | {type: GLOBAL, trigger: end, purge: true}            | 3
            [device]       | {type: GLOBAL, trigger: {rows: 10}}                  | 1
            [device]       | {type: GLOBAL, trigger: {rows: 1}}                   | 2
            [room]         | {type: GLOBAL, trigger: {rows: 10}, purge: true}     | 3
            [device, room] | {type: GLOBAL, trigger: {rows: 7}, purge: true}      | 1
            """)
    void holdWhatTheReferenceFinds(String groupBy, String window, int parallelism) throws IOException {
        Plan plan = plan(groupBy, window, parallelism);
        List<ReferenceRow> rows = rows();
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = run(plan, rows, sink);

        List<ReferenceRow> expected = reference(plan, rows);
        SameRows.check(sink.rows("out"), expected, seed);
        assertThat(byKey(sink.rows("out")))
                .as("the results of a key in order, seed %d", seed)
                .isEqualTo(byKey(expected.stream().map(ReferenceRow::values).toList()));
        assertThat(metrics.windowsFired()).isEqualTo(expected.size());
        assertThat(metrics.windows()).allSatisfy((type, windows) -> {
            assertThat(window).contains(type);
            assertThat(windows.created()).isPositive();
        });
        if (window.contains("size: 1}")) {
            assertThat(metrics.windows()).containsEntry("COUNT", new Windows(expected.size(), expected.size()));
        }
        assertThat(sink.rows("late")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: GLOBAL, trigger: {clock: 1s}}      | 1
            {type: GLOBAL, trigger: {clock: 3s}}      | 3
            {type: GLOBAL, trigger: {clock: 1h}}      | 2
            {type: GLOBAL, trigger: {eventTime: 5s}}  | 1
            {type: GLOBAL, trigger: {eventTime: 10s}} | 3
            """)
    void lastResultsAreOfAllRows(String window, int parallelism) throws IOException {
        Plan plan = plan("[device]", window, parallelism);
        List<ReferenceRow> rows = rows();
        MemorySink sink = new MemorySink(seed);

        run(plan, rows, sink);

        Map<@Nullable Object, Map<String, @Nullable Object>> last = new LinkedHashMap<>();
        sink.rows("out").forEach(row -> last.put(row.get("device"), row));
        SameRows.check(List.copyOf(last.values()), reference(plan, rows), seed);
        if (!window.contains("1h")) {
            assertThat(sink.rows("out")).hasSizeGreaterThan(last.size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: GLOBAL, trigger: {clock: 1s}, purge: true}      | 1
            {type: GLOBAL, trigger: {clock: 3s}, purge: true}      | 2
            {type: GLOBAL, trigger: {eventTime: 5s}, purge: true}  | 3
            """)
    void resultsThatArePurgedAddUp(String window, int parallelism) throws IOException {
        Plan plan = plan("[device]", window, parallelism);
        List<ReferenceRow> rows = rows();
        MemorySink sink = new MemorySink(seed);

        run(plan, rows, sink);

        List<ReferenceRow> expected = reference(plan, rows);
        assertThat(sums(sink.rows("out")))
                .as("seed %d", seed)
                .isEqualTo(sums(expected.stream().map(ReferenceRow::values).toList()));
        assertThat(sink.rows("out")).hasSizeGreaterThan(expected.size());
    }

    /** Rows and totals by device. */
    private static Map<@Nullable Object, List<Long>> sums(List<Map<String, @Nullable Object>> rows) {
        Map<@Nullable Object, List<Long>> sums = new HashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            Long total = (Long) row.get("total");
            sums.merge(
                    row.get("device"),
                    List.of((Long) Objects.requireNonNull(row.get("readings")), total == null ? 0 : total),
                    (some, more) -> List.of(some.get(0) + more.get(0), some.get(1) + more.get(1)));
        }
        return sums;
    }

    private static Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> byKey(
            List<Map<String, @Nullable Object>> rows) {
        return rows.stream().collect(groupingBy(row -> Arrays.asList(row.get("device"), row.get("room"))));
    }

    private Plan plan(String groupBy, String window, int parallelism) throws IOException {
        String steps = STEPS.formatted(groupBy, window).replace("  groupBy: []\n", "");
        Path file = directory.resolve("job.yaml");
        return MemoryJob.parallel(MemoryJob.load(Files.writeString(file, Readings.job(steps, "windows"))), parallelism);
    }

    private List<ReferenceRow> rows() {
        return Readings.rows(new Random(seed), ROWS, Duration.ofMillis(4), Duration.ofSeconds(2));
    }

    private static List<ReferenceRow> reference(Plan plan, List<ReferenceRow> rows) {
        return Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                .run(plan)
                .get("out"));
    }

    /** In one split, so that the order in which rows come is that of the reference. */
    private JobMetrics run(Plan plan, List<ReferenceRow> rows, MemorySink sink) {
        return MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(Map.of("readings", Readings.splits(rows, 1)), true, seed),
                        sink,
                        directory,
                        ManualTime.stepping(Duration.ofMillis(100)))
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
