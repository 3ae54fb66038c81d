package io.millrace.conformance.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.harness.Readings;
import io.millrace.conformance.harness.SameRows;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.plan.Plan;
import io.millrace.testkit.connector.FakeTable;
import io.millrace.testkit.connector.FakeTable.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are joined with those of a table that answers late, in any order, and not always; what comes out is what the reference gives, in the order of the input. */
class LookupTest {
    private static final int ROWS = 20_000;

    private static final String STEPS = """
            - {id: some, type: filter, inputs: readings, where: "value IS NULL OR value < 900"}
            - id: placed
              type: lookup
              table:
                connector: redis
                prefix: "at:"
                format: json
                schema:
                  - {name: place, type: STRING, nullable: false}
                  - {name: floor, type: INT}
              key: %s
              fields: [{name: place}, {name: storey, from: floor, default: 0}, {name: floor}]
              joinType: %s
              timeout: 500ms
              %s
            - id: counts
              type: windowAggregate
              groupBy: [place]
              window: {type: TUMBLING, size: 5s}
              aggregates: [{name: readings, function: COUNT}, {name: lowest, function: MIN, field: storey}]
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 1 | device                    | INNER |                              | 0  | 0 | 0
            1 | 1 | device                    | LEFT  | cache: {size: 50, ttl: 1h}   | 20 | 4 | 0
            2 | 3 | COALESCE(device, 'device 7') | INNER | cache: {size: 50, ttl: 1ms}  | 20 | 3 | 0
            3 | 2 | device                    | LEFT  |                              | 20 | 0 | 0
            2 | 2 | device                    | LEFT  | cache: {ttl: 1h}             | 5  | 0 | 20
            3 | 3 | room                      | INNER | cache: {size: 1, ttl: 1m}    | 20 | 5 | 0
            """)
    void joinsAsTheReferenceDoes(
            int parallelism,
            int splits,
            String key,
            String joinType,
            String cache,
            int latestMillis,
            int failing,
            int unanswered,
            @TempDir Path directory)
            throws IOException {
        String steps = STEPS.formatted(key, joinType, cache == null ? "" : cache);
        String job = Readings.job(steps, "counts", "placed");
        Plan plan =
                MemoryJob.parallel(MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job)), parallelism);
        Random random = new Random(seed);
        List<ReferenceRow> rows = Readings.rows(random, ROWS, Duration.ofMillis(4), Duration.ofSeconds(2));
        List<ReferenceRow> rooms = Rooms.rows(random);
        FakeTable table =
                new FakeTable("redis", Rooms.records(rooms), new Faults(seed, latestMillis, failing, unanswered));
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(Map.of("readings", Readings.splits(rows, splits)), true, seed),
                        sink,
                        List.of(table),
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        Map<String, List<ReferenceRow>> expected =
                new ReferenceInterpreter(Map.of("readings", rows), Map.of("placed", rooms)).run(plan);
        List<ReferenceRow> joined = Objects.requireNonNull(expected.get("between"));
        if (splits == 1 && parallelism == 1) {
            assertThat(sink.rows("between"))
                    .as("seed %d", seed)
                    .isEqualTo(joined.stream().map(ReferenceRow::values).toList());
        }
        SameRows.check(sink.rows("between"), joined, seed);
        SameRows.check(sink.rows("out"), Objects.requireNonNull(expected.get("out")), seed);
        assertThat(sink.rows("late")).isEmpty();
        assertThat(metrics.lookups().requests()).isEqualTo(table.requests());
        assertThat(metrics.lookups().failures()).isGreaterThanOrEqualTo(table.failures());
        assertThat(metrics.lookups().keys()).isGreaterThan(metrics.lookups().known());
    }
}
