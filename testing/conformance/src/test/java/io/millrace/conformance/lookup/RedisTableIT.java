package io.millrace.conformance.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.harness.Readings;
import io.millrace.conformance.harness.SameRows;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceLookup;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.embedded.DataDirectory;
import io.millrace.embedded.EmbeddedRedis;
import io.millrace.embedded.ProgramFiles;
import io.millrace.embedded.RedisOptions;
import io.millrace.embedded.RunningService;
import io.millrace.embedded.StartListener;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobRun;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.LookupConnector;
import io.millrace.model.spi.LookupContext;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.RecordDecoder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Jobs that look up in a real Redis. */
class RedisTableIT {
    private static final Path EXAMPLE = Path.of("../../examples/sensors");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String STEPS = """
            - id: placed
              type: lookup
              inputs: readings
              table:
                connector: redis
                address: %s
                prefix: "device at "
                schema:
                  - {name: place, type: STRING, nullable: false}
                  - {name: floor, type: INT}
              key: device
              fields: [{name: place}, {name: floor, default: 0}]
              %s
            - id: counts
              type: windowAggregate
              groupBy: [place, floor]
              window: {type: TUMBLING, size: 10s}
              aggregates: [{name: readings, function: COUNT}]
            """;

    private final long seed = new Random().nextLong();
    private final Path directory;
    private final DataDirectory data;
    private RunningService redis;

    RedisTableIT(@TempDir Path directory) {
        this.directory = directory;
        this.data = DataDirectory.open(directory.resolve("redis"));
        this.redis = start(RedisOptions.DEFAULTS);
    }

    private RunningService start(RedisOptions options) {
        return EmbeddedRedis.start(
                ProgramFiles.fromSystemProperty(), data, options.withAppendOnly(true), StartListener.SILENT);
    }

    private void restart() {
        redis = start(RedisOptions.DEFAULTS.withPort(URI.create(redis.address()).getPort()));
    }

    private Jedis client() {
        return new Jedis(URI.create(redis.address()));
    }

    @AfterEach
    void close() {
        redis.close();
        data.close();
    }

    @Test
    void theExampleFindsItsRooms() throws IOException {
        try (Jedis client = client()) {
            client.hset("room:kitchen", Map.of("floor", "1", "side", "south", "target", "68.5"));
            client.hset("room:cellar", Map.of("floor", "-1", "target", "55"));
            client.hset("room:office", Map.of("floor", "first", "side", "north"));
        }
        String job = Files.readString(EXAMPLE.resolve("located.yaml"))
                .replace("prefix:", "address: " + redis.address() + "\n        prefix:");
        Files.copy(EXAMPLE.resolve("readings.csv"), directory.resolve("readings.csv"));
        MemorySink sink = new MemorySink(seed);

        JobRun run = MemoryJob.start(
                MemoryJob.intoMemory(load(job)), new MemorySource(Map.of(), true, seed), sink, tables(), directory);
        run.completion()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();

        List<Map<String, @Nullable Object>> rows = sink.rows("readings-with-places");
        assertThat(rows).hasSizeGreaterThan(250).allSatisfy(row -> {
            switch (Objects.requireNonNull((String) row.get("room"))) {
                case "kitchen" ->
                    assertThat(row)
                            .containsEntry("floor", 1)
                            .containsEntry("side", "south")
                            .containsEntry(
                                    "above_target", (Double) Objects.requireNonNull(row.get("fahrenheit")) - 68.5);
                case "cellar" ->
                    assertThat(row)
                            .containsEntry("floor", -1)
                            .containsEntry("side", "inside")
                            .containsEntry("target", 55.0);
                default ->
                    // There is no attic, and the floor of the office is no number.
                    assertThat(row)
                            .containsEntry("floor", null)
                            .containsEntry("side", "inside")
                            .containsEntry("above_target", null);
            }
        });
        assertThat(rows).extracting(row -> row.get("room")).contains("kitchen", "cellar", "office", "attic");
        assertThat(run.metrics().lookups().requests()).isBetween(1L, 4L);
    }

    @Test
    void aServerThatIsKilledIsAskedAgainWhenItIsBack() throws IOException {
        Random random = new Random(seed);
        List<ReferenceRow> rooms = Rooms.rows(random);
        store(rooms);
        Plan plan = load(Readings.job(STEPS.formatted(redis.address(), "retries: 1000000"), "counts"));
        List<ReferenceRow> rows = Readings.rows(random, 20_000, Duration.ofMillis(4), Duration.ofSeconds(2));
        MemorySink sink = new MemorySink(seed);

        JobRun run = MemoryJob.start(
                MemoryJob.inMemory(plan),
                new MemorySource(Map.of("readings", Readings.splits(rows, 2)), true, seed),
                sink,
                List.of(new Pausing(tables().getFirst())),
                directory);
        await().atMost(PATIENCE).until(() -> run.metrics().lookups().requests() > 0);
        redis.close();
        await().atMost(PATIENCE).until(() -> run.metrics().lookups().failures() > 2);
        restart();
        run.completion()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();

        SameRows.check(
                sink.rows("out"),
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of("placed", rooms))
                        .run(plan)
                        .get("out")),
                seed);
    }

    @Test
    void aServerThatStaysAwayFailsTheJobWithTheReason() throws IOException {
        Plan plan = load(Readings.job(STEPS.formatted(redis.address(), "retries: 1"), "counts"));
        List<ReferenceRow> rows = Readings.rows(new Random(seed), 100, Duration.ofMillis(4), Duration.ofSeconds(2));

        JobRun run = MemoryJob.start(
                MemoryJob.inMemory(plan),
                new MemorySource(Map.of("readings", Readings.splits(rows, 1)), true, seed),
                new MemorySink(seed),
                List.of(new Pausing(tables().getFirst())),
                directory);
        await().atMost(PATIENCE).until(() -> run.metrics().lookups().requests() > 0);
        redis.close();

        assertThatThrownBy(() -> run.completion()
                        .toCompletableFuture()
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("LOOKUP_FAILED"))
                .hasMessageContaining("'placed'")
                .hasMessageContaining("2 times")
                .hasMessageContaining("REDIS_UNREACHABLE");
        restart();
    }

    private void store(List<ReferenceRow> rooms) {
        try (Jedis client = client()) {
            for (ReferenceRow room : rooms) {
                String key = "device at " + room.get(ReferenceLookup.KEY);
                client.hset(key, "place", String.valueOf(room.get("place")));
                if (room.get("floor") != null) {
                    client.hset(key, "floor", String.valueOf(room.get("floor")));
                }
            }
        }
    }

    private Plan load(String job) throws IOException {
        return MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
    }

    private static List<LookupConnector> tables() {
        return List.of(Catalog.installed().lookup("redis").orElseThrow());
    }

    /** Lets the server answer no more, once the table is open: what a job asks for is under way until the server is killed. */
    private final class Pausing implements LookupConnector {
        private final LookupConnector connector;

        Pausing(LookupConnector connector) {
            this.connector = connector;
        }

        @Override
        public String name() {
            return connector.name();
        }

        @Override
        public String description() {
            return connector.description();
        }

        @Override
        public List<Option> options() {
            return connector.options();
        }

        @Override
        public Optional<RecordDecoder> fieldsDecoder(Schema schema) {
            return connector.fieldsDecoder(schema);
        }

        @Override
        public LookupTable open(Options options, LookupContext context) {
            LookupTable table = connector.open(options, context);
            try (Jedis client = client()) {
                client.clientPause(PATIENCE.toMillis());
            }
            return table;
        }
    }
}
