package io.millrace.conformance.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.harness.Readings;
import io.millrace.conformance.harness.SameRows;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However many tasklets share the splits of a source, its rows come once, those of a split in their order, and event time is that of the whole source. */
class ParallelSourcesTest {
    private static final int SPLITS = 4;
    private static final int ROWS_OF_SPLIT = 20_000;

    /** One step that runs where the source is read, and one behind each place where it is. */
    private static final String STATELESS = """
            name: stateless
            configuration:
              parallelism: %d
              sources:
                - id: readings
                  connector: file
                  path: "-"
                  format: json
                  schema:
                    - {name: split, type: BIGINT, nullable: false}
                    - {name: number, type: BIGINT, nullable: false}
              steps:
                - {id: doubled, type: map, inputs: readings, set: {number: number * 2}}
                - {id: even, type: filter, inputs: readings, where: "MOD(number, 2) = 0"}
              sinks:
                - {id: first, inputs: doubled, connector: console, format: json}
                - {id: second, inputs: even, connector: console, format: json}
            """;

    private static final String MADE_UP = """
            name: made-up
            configuration:
              parallelism: %d
              sources:
                - id: rows
                  connector: datagen
                  splits: %d
                  numberOfRows: 20000
                  %s
                  format: columns
                  schema:
            %s
              sinks:
                - {id: out, connector: console, format: json}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "9, 4"})
    void rowsOfASplitKeepTheirOrder(int parallelism, int readers, @TempDir Path directory) throws IOException {
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), STATELESS.formatted(parallelism)));
        Queue<List<Split>> dealt = new ConcurrentLinkedQueue<>();
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = ended(MemoryJob.start(
                MemoryJob.inMemory(plan),
                new MemorySource(Map.of("readings", numbers()), true, seed, Long.MAX_VALUE, dealt::add),
                sink,
                directory));

        assertThat(dealt).as("seed %d", seed).hasSize(readers);
        assertThat(dealt.stream().flatMap(List::stream).map(Split::id))
                .containsExactlyInAnyOrder("memory-0", "memory-1", "memory-2", "memory-3");
        assertThat(metrics.eventsIn()).isEqualTo(SPLITS * ROWS_OF_SPLIT);
        for (long split = 0; split < SPLITS; split++) {
            assertNumbers(Map.of("first", sink.rows("first"), "second", sink.rows("second")), split);
        }
    }

    private static List<List<String>> numbers() {
        return IntStream.range(0, SPLITS)
                .mapToObj(split -> IntStream.range(0, ROWS_OF_SPLIT)
                        .mapToObj(number -> "{\"split\":%d,\"number\":%d}".formatted(split, number))
                        .toList())
                .toList();
    }

    private void assertNumbers(Map<String, List<Map<String, @Nullable Object>>> rows, long split) {
        assertThat(numbers(rows, "first", split))
                .as("seed %d", seed)
                .isEqualTo(LongStream.range(0, ROWS_OF_SPLIT)
                        .map(number -> number * 2)
                        .boxed()
                        .toList());
        assertThat(numbers(rows, "second", split))
                .as("seed %d", seed)
                .isEqualTo(LongStream.range(0, ROWS_OF_SPLIT)
                        .filter(number -> number % 2 == 0)
                        .boxed()
                        .toList());
    }

    /** Each reader has a sink of its own, and a job that goes on deals the splits out anew. */
    @ParameterizedTest
    @CsvSource({"1, 2, 3", "3, 2, 1", "2, 9, 2"})
    void rowsComeOnceThroughSinksOfTheirOwn(int first, int second, int third, @TempDir Path directory)
            throws IOException {
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), STATELESS.formatted(1)));

        Map<String, List<Map<String, @Nullable Object>>> actual = new InterruptedJob(
                        Map.of("readings", numbers()), directory, seed)
                .withParallelSinks()
                .run(MemoryJob.inMemory(plan), first, second, third);

        for (long split = 0; split < SPLITS; split++) {
            assertNumbers(actual, split);
        }
    }

    /** One split never has anything, one ends early in event time: when all are quiet, windows before the latest watermark of all have come. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void quietSplitsHoldNothingBack(int parallelism, @TempDir Path directory) throws IOException {
        String steps = """
                - id: windows
                  type: windowAggregate
                  inputs: readings
                  groupBy: [device]
                  window: {type: TUMBLING, size: 2s}
                  aggregates: [{name: readings, function: COUNT}]
                """;
        String job = Readings.job(steps, "windows")
                .replace("maxOutOfOrderness: 2s", "maxOutOfOrderness: 2s, idleTimeout: 2s");
        Plan plan =
                MemoryJob.parallel(MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job)), parallelism);
        List<ReferenceRow> early = Readings.rows(new Random(seed), 2_500, Duration.ofMillis(4), Duration.ofSeconds(1));
        List<ReferenceRow> both = Readings.rows(new Random(seed), 5_000, Duration.ofMillis(4), Duration.ofSeconds(1));
        List<List<String>> splits = List.of(
                Readings.splits(early, 1).getFirst(),
                List.of(),
                Readings.splits(both, 1).getFirst());
        List<ReferenceRow> rows = new ArrayList<>(early);
        rows.addAll(both);
        Instant watermark = both.stream()
                .map(row -> (Instant) Objects.requireNonNull(row.get("at")))
                .max(Instant::compareTo)
                .orElseThrow()
                .minusSeconds(2);
        List<ReferenceRow> expected = Objects.requireNonNull(
                        new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                                .run(plan)
                                .get("out"))
                .stream()
                .filter(row -> !((Instant) Objects.requireNonNull(row.get("window_end"))).isAfter(watermark))
                .toList();
        MemorySink sink = new MemorySink(seed);

        JobRun run = MemoryJob.start(
                MemoryJob.inMemory(plan), new MemorySource(Map.of("readings", splits), false, seed), sink, directory);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> sink.count("out") >= expected.size());
        run.stop();
        ended(run);

        SameRows.check(sink.rows("out"), expected, seed);
        assertThat(sink.rows("late")).isEmpty();
    }

    @Test
    void rowsMadeUpDependNeitherOnSplitsNorOnTasklets(@TempDir Path directory) throws IOException {
        String fields = """
                - {name: id, type: BIGINT}
                - {name: price, type: DOUBLE}
                """.indent(8);
        String bids = """
                - {name: auction, type: BIGINT}
                - {name: price, type: BIGINT}
                - {name: dateTime, type: TIMESTAMP}
                """.indent(8);
        assertSameRows(directory, "seed: 7", fields);
        assertSameRows(directory, "{generator: NEXMARK, events: BID, disorder: 2s}", bids);
    }

    private void assertSameRows(Path directory, String settings, String schema) throws IOException {
        List<ReferenceRow> whole = madeUp(directory, 1, 1, settings, schema);
        assertThat(whole).isNotEmpty();
        for (int parallelism = 1; parallelism <= 3; parallelism++) {
            List<ReferenceRow> divided = madeUp(directory, parallelism, 3, settings, schema);
            SameRows.check(divided.stream().map(ReferenceRow::values).toList(), whole, seed);
        }
    }

    private List<ReferenceRow> madeUp(Path directory, int parallelism, int splits, String settings, String schema)
            throws IOException {
        String own = settings.startsWith("{")
                ? settings.substring(1, settings.length() - 1).replace(", ", "\n      ")
                : settings;
        return run(directory, MADE_UP.formatted(parallelism, splits, own, schema));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void filesAreDividedAmongTasklets(int parallelism, @TempDir Path directory) throws IOException {
        List<ReferenceRow> rows = Readings.rows(new Random(seed), 30_000, Duration.ofMillis(4), Duration.ofSeconds(2));
        List<List<String>> files = Readings.splits(rows, 5);
        for (int i = 0; i < files.size(); i++) {
            Files.write(directory.resolve("readings-" + i + ".jsonl"), files.get(i));
        }
        String steps = """
                - id: windows
                  type: windowAggregate
                  inputs: readings
                  groupBy: [device, room]
                  window: {type: SESSION, gap: 300ms}
                  aggregates: [{name: total, function: SUM, field: value}]
                """;
        String job = Readings.job(steps, "windows").replace("path: \"-\"", "path: \"readings-*.jsonl\"");
        Plan plan =
                MemoryJob.parallel(MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job)), parallelism);
        MemorySink sink = new MemorySink(seed);

        ended(MemoryJob.start(MemoryJob.intoMemory(plan), new MemorySource(Map.of(), true, seed), sink, directory));

        SameRows.check(
                sink.rows("out"),
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                        .run(plan)
                        .get("out")),
                seed);
        assertThat(sink.rows("late")).isEmpty();
    }

    private List<ReferenceRow> run(Path directory, String job) throws IOException {
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
        MemorySink sink = new MemorySink(seed);
        ended(MemoryJob.start(MemoryJob.intoMemory(plan), new MemorySource(Map.of(), true, seed), sink, directory));
        return sink.rows("out").stream().map(ReferenceRow::new).toList();
    }

    private static JobMetrics ended(JobRun run) {
        return run.completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static List<@Nullable Object> numbers(
            Map<String, List<Map<String, @Nullable Object>>> rows, String id, long split) {
        List<@Nullable Object> numbers = new ArrayList<>();
        Objects.requireNonNull(rows.get(id)).stream()
                .filter(row -> Objects.equals(row.get("split"), split))
                .forEach(row -> numbers.add(row.get("number")));
        return numbers;
    }
}
