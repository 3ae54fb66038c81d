package io.millrace.conformance.aggregate;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.LastResults;
import io.millrace.conformance.harness.ManualTime;
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
import io.millrace.model.plan.WindowAggregate;
import io.millrace.model.spi.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that are given out before their windows are over replace each other, and the last ones are those of the reference. */
class EarlyResultsTest {
    private static final String STEPS = """
            - id: windows
              type: windowAggregate
              groupBy: [device, room]
              window: %s
              emission: %s
              allowedLateness: 3s
              aggregates:
                - {name: readings, function: COUNT}
                - {name: total, function: SUM, field: value}
                - {name: high, function: COUNT, filter: value > 500}
                - {name: median, function: MEDIAN, field: value}
                - {name: last, function: LAST, field: value}
                - {name: top, function: TOP_N, field: value, n: 2}
            """;

    private final long seed = new Random().nextLong();
    private final Path directory;

    EarlyResultsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {type: TUMBLING, size: 10s}             | ON_UPDATE     | 1
                    {type: TUMBLING, size: 10s}             | "{early: 1s}" | 2
                    {type: SLIDING, size: 7s, slide: 3s}    | ON_UPDATE     | 3
                    {type: SLIDING, size: 7s, slide: 3s}    | "{early: 1s}" | 1
                    {type: CUMULATIVE, size: 20s, step: 5s} | ON_UPDATE     | 2
                    {type: CUMULATIVE, size: 20s, step: 5s} | "{early: 1m}" | 3
                    {type: CALENDAR, unit: DAY}             | "{early: 1s}" | 1
                    {type: SESSION, gap: 2s}                | ON_UPDATE     | 1
                    {type: SESSION, gap: 2s}                | "{early: 1s}" | 3
                    {type: SESSION, gap: 300ms}             | "{early: 1s}" | 1
                    """, quoteCharacter = '"')
    void lastResultsAreThoseOfTheReference(String window, String emission, int parallelism) throws IOException {
        Plan plan = MemoryJob.parallel(plan(window, emission), parallelism);
        List<ReferenceRow> rows = Readings.rows(new Random(seed), 20_000, Duration.ofMillis(4), Duration.ofSeconds(5));
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = finish(start(plan, rows, 3, sink, ManualTime.stepping(Duration.ofMillis(100))));

        List<Map<String, @Nullable Object>> last = LastResults.of(aggregate(plan), sink.rows("out"));
        SameRows.check(last, reference(plan, rows), seed);
        assertThat(sink.rows("out")).hasSizeGreaterThan(emission.equals("{early: 1m}") ? 0 : last.size());
        assertThat(sink.rows("late")).isEmpty();
        assertThat(metrics.windowsFired()).isEqualTo(last.size());
        assertThat(metrics.windows()).allSatisfy((type, windows) -> {
            assertThat(window).contains(type);
            // Some sessions become part of others.
            assertThat(windows.created())
                    .isBetween(windows.fired(), type.equals("SESSION") ? Long.MAX_VALUE : windows.fired());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {type: TUMBLING, size: 10s}            | ON_UPDATE
                    {type: SLIDING, size: 7s, slide: 3s}   | ON_UPDATE
                    {type: CUMULATIVE, size: 10s, step: 5s} | ON_UPDATE
                    {type: SESSION, gap: 2s}               | ON_UPDATE
                    {type: SESSION, gap: 100ms}            | ON_UPDATE
                    """)
    void everyRowGivesAResult(String window, String emission) throws IOException {
        Plan plan = plan(window, emission);
        Random random = new Random(seed);
        List<ReferenceRow> rows = Readings.rows(random, 600, Duration.ofMillis(50), Duration.ZERO).stream()
                .map(row -> few(row, random))
                .toList();
        MemorySink sink = new MemorySink(seed);

        finish(start(plan, rows, 1, sink, new ManualTime(Instant.EPOCH)));

        ReferenceInterpreter reference = new ReferenceInterpreter(Map.of("readings", rows), Map.of());
        reference.run(plan);
        List<Map<String, @Nullable Object>> expected = reference.updates(aggregate(plan)).stream()
                .map(ReferenceRow::values)
                .toList();
        assertThat(byKeyAndStart(sink.rows("out"))).as("seed %d", seed).isEqualTo(byKeyAndStart(expected));
        assertThat(sink.rows("out")).hasSizeGreaterThanOrEqualTo(rows.size());
    }

    /** Rows of few keys, so that a batch has many of each. */
    private static ReferenceRow few(ReferenceRow row, Random random) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
        values.put("device", random.nextInt(3) == 0 ? null : "device " + random.nextInt(2));
        values.put("room", 1);
        return new ReferenceRow(values);
    }

    private static Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> byKeyAndStart(
            List<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .collect(groupingBy(row -> Arrays.asList(row.get("device"), row.get("room"), row.get("window_start"))));
    }

    @Test
    void aWindowThatStandsStillShowsWhatItHasWhenTheClockSaysSo() throws IOException {
        Plan plan = plan("{type: TUMBLING, size: 1h}", "{early: 10s}");
        List<ReferenceRow> rows = Readings.rows(new Random(seed), 1000, Duration.ofMillis(4), Duration.ZERO);
        MemorySink sink = new MemorySink(seed);
        ManualTime time = new ManualTime(Instant.EPOCH);
        JobRun run = MemoryJob.start(
                MemoryJob.inMemory(plan),
                new MemorySource(Map.of("readings", Readings.splits(rows, 1)), false, seed),
                sink,
                directory,
                time);
        Awaitility.await().until(() -> run.metrics().eventsIn() == rows.size());
        assertThat(sink.rows("out")).isEmpty();

        List<ReferenceRow> expected = reference(plan, rows);
        time.advance(Duration.ofSeconds(11));
        Awaitility.await()
                .untilAsserted(() -> SameRows.check(LastResults.of(aggregate(plan), sink.rows("out")), expected, seed));

        int given = sink.count("out");
        time.advance(Duration.ofSeconds(11));
        run.stop();
        finish(run);
        assertThat(sink.count("out")).as("what has not changed").isEqualTo(given);
    }

    private Plan plan(String window, String emission) throws IOException {
        String job = Readings.job(STEPS.formatted(window, emission), "windows");
        return MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
    }

    private static WindowAggregate aggregate(Plan plan) {
        return (WindowAggregate) plan.node("windows");
    }

    private static List<ReferenceRow> reference(Plan plan, List<ReferenceRow> rows) {
        return Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                .run(plan)
                .get("out"));
    }

    private JobRun start(Plan plan, List<ReferenceRow> rows, int splits, MemorySink sink, TimeSource time) {
        return MemoryJob.start(
                MemoryJob.inMemory(plan),
                new MemorySource(Map.of("readings", Readings.splits(rows, splits)), true, seed),
                sink,
                directory,
                time);
    }

    private static JobMetrics finish(JobRun run) {
        return run.completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
