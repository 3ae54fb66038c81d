package io.millrace.conformance.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.ManualTime;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobRun;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows are those of the times that the rows got, wherever these come from and however often watermarks are told. */
class SourceTimesTest {
    private static final int ROWS = 20_000;
    private static final int SPLITS = 3;

    private static final String JOB = """
            name: times
            configuration:
              parallelism: %d
              sources:
                - id: readings
                  connector: file
                  path: "-"
                  format: json
                  schema:
                    - {name: device, type: STRING}
                    - {name: at, type: TIMESTAMP}
                    - {name: value, type: BIGINT}
                  eventTime: %s
              steps:
                - id: windows
                  type: windowAggregate
                  groupBy: [device]
                  window: %s
                  aggregates:
                    - {name: readings, function: COUNT}
                    - {name: total, function: SUM, field: value}
              sinks:
                - {id: stamped, inputs: readings, connector: console, format: json}
                - {id: out, inputs: windows, connector: console, format: json}
                - {id: late, inputs: windows.late, connector: console, format: json}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {field: at, maxOutOfOrderness: 2s, watermarkInterval: 1ms}  | {type: TUMBLING, size: 5s} | 1 | 2 | 1
            {field: at, maxOutOfOrderness: 2s, watermarkInterval: 1h}   | {type: SESSION, gap: 100ms} | 2 | 3 | 2
            {field: at, maxOutOfOrderness: 2s, watermarkEvents: 1}      | {type: TUMBLING, size: 1s} | 3 | 1 | 2
            {field: at, maxOutOfOrderness: 2s, watermarkEvents: 5000}   | {type: TUMBLING, size: 1s} | 2 | 1 | 3
            {field: at, maxOutOfOrderness: 2s, maxAhead: 1d}            | {type: TUMBLING, size: 1s} | 2 | 1 | 3
            {field: at, maxOutOfOrderness: 2s, maxDrift: 1s}            | {type: TUMBLING, size: 1s} | 3 | 2 | 3
            {field: at, from: INGESTION}                                | {type: TUMBLING, size: 1ms} | 1 | 1 | 1
            {field: at, from: INGESTION, maxOutOfOrderness: 5ms}        | {type: TUMBLING, size: 2ms} | 3 | 2 | 1
            {field: at, from: PROCESSING}                               | {type: TUMBLING, size: 1ms} | 1 | 2 | 1
            {field: at, from: PROCESSING, watermarkEvents: 3000}        | {type: SESSION, gap: 1ms}   | 3 | 1 | 2
            """)
    void anInterruptedJobGivesTheWindowsOfItsRows(
            String time, String window, int first, int second, int third, @TempDir Path directory) throws IOException {
        Plan plan = plan(directory, 1, time, window);

        Map<String, List<Map<String, @Nullable Object>>> actual = new InterruptedJob(
                        Map.of("readings", splits()), directory, seed)
                .run(MemoryJob.inMemory(plan), first, second, third);

        assertWindows(plan, actual);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void windowsEndByTheClockThoughNothingComes(int parallelism, @TempDir Path directory) throws IOException {
        for (String origin : List.of("INGESTION", "PROCESSING")) {
            Plan plan =
                    plan(directory, parallelism, "{field: at, from: " + origin + "}", "{type: TUMBLING, size: 10s}");
            ManualTime time = new ManualTime(Instant.parse("2024-05-03T10:00:00Z"));
            MemorySink sink = new MemorySink(seed);
            JobRun run = MemoryJob.start(
                    MemoryJob.inMemory(plan),
                    new MemorySource(Map.of("readings", splits()), false, seed),
                    sink,
                    directory,
                    time);

            await(() -> {
                time.advance(Duration.ofMillis(300));
                return sink.count("stamped") == ROWS;
            });
            // Nothing more comes, and the last windows have not ended.
            time.advance(Duration.ofSeconds(30));
            await(() -> readings(sink) == ROWS);
            run.stop();
            run.completion()
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();

            Map<String, List<Map<String, @Nullable Object>>> actual = new TreeMap<>();
            plan.sinks().forEach(node -> actual.put(node.id(), sink.rows(node.id())));
            assertWindows(plan, actual);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sourcesThatWaitForOneAnotherGiveTheSame(int parallelism, @TempDir Path directory) throws IOException {
        String text = JOB.formatted(parallelism, "{field: at, maxOutOfOrderness: 2s}", "{type: TUMBLING, size: 1s}");
        int source = text.indexOf("    - id: readings");
        int steps = text.indexOf("  steps:");
        String both = "    - {id: both, type: union, inputs: [readings, others]}\n";
        Plan plan = MemoryJob.load(Files.writeString(
                directory.resolve("job.yaml"),
                "name: times\nconfiguration:\n  maxSourceDrift: 1s\n"
                        + text.substring(text.indexOf("  parallelism"), steps)
                        + text.substring(source, steps).replace("readings", "others")
                        + "  steps:\n" + both
                        + text.substring(steps + "  steps:\n".length()).replace("inputs: readings", "inputs: both")));
        MemorySink sink = new MemorySink(seed);
        List<List<String>> readings = splits();
        List<List<String>> fewer = readings.stream()
                .map(split -> split.subList(0, split.size() / 2))
                .toList();

        MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(Map.of("readings", readings, "others", fewer), true, seed),
                        sink,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        List<ReferenceRow> rows =
                sink.rows("stamped").stream().map(ReferenceRow::new).toList();
        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows, "others", List.of()), Map.of())
                        .run(plan)
                        .get("out"));
        assertThat(rows).as("seed %d", seed).hasSize(ROWS + ROWS / 2 - 1);
        assertThat(sorted(sink.rows("out")))
                .as("seed %d", seed)
                .isEqualTo(sorted(expected.stream().map(ReferenceRow::values).toList()));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(condition);
    }

    private static long readings(MemorySink sink) {
        return sink.rows("out").stream()
                .mapToLong(row -> (long) Objects.requireNonNull(row.get("readings")))
                .sum();
    }

    /** The rows of the windows are those of the stamped rows, and none of these was late. */
    private void assertWindows(Plan plan, Map<String, List<Map<String, @Nullable Object>>> actual) {
        List<ReferenceRow> stamped = Objects.requireNonNull(actual.get("stamped")).stream()
                .map(ReferenceRow::new)
                .toList();
        assertThat(stamped).as("seed %d", seed).hasSize(ROWS);
        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", stamped), Map.of())
                        .run(plan)
                        .get("out"));
        assertThat(sorted(Objects.requireNonNull(actual.get("out"))))
                .as("seed %d", seed)
                .isEqualTo(sorted(expected.stream().map(ReferenceRow::values).toList()));
        assertThat(actual.get("late")).as("seed %d", seed).isEmpty();
    }

    private static List<String> sorted(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(Map::toString).sorted().toList();
    }

    private static Plan plan(Path directory, int parallelism, String time, String window) throws IOException {
        return MemoryJob.load(
                Files.writeString(directory.resolve("job.yaml"), JOB.formatted(parallelism, time, window)));
    }

    /** Half a minute with up to two seconds of disorder. */
    private List<List<String>> splits() {
        Random random = new Random(seed);
        List<List<String>> splits = new ArrayList<>();
        IntStream.range(0, SPLITS).forEach(split -> splits.add(new ArrayList<>()));
        for (int i = 0; i < ROWS; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("\"at\"", "\"" + Instant.EPOCH.plusMillis(i * 30_000L / ROWS + random.nextInt(2000)) + "\"");
            row.put("\"device\"", random.nextInt(20) == 0 ? "null" : "\"device " + random.nextInt(20) + "\"");
            row.put("\"value\"", random.nextInt(20) == 0 ? "null" : random.nextInt(1000));
            splits.get(i % SPLITS).add(row.toString().replace('=', ':'));
        }
        return splits;
    }
}
