package io.millrace.conformance.trips;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every window of every region of the metrics job equals what the reference interpreter makes of the same records. */
class TripsExactnessTest {
    private static final int PARTITIONS = 12;
    private static final String SOURCE = "trips";
    private static final String SINK = "metrics";

    /** Results that differ by less come from the order of floating-point operations. */
    private static final double TOLERANCE = 1e-9;

    private static List<String> records = List.of();
    private static Map<List<Object>, Map<String, @Nullable Object>> expected = Map.of();

    private final long seed = new Random().nextLong();
    private final Plan plan = MemoryJob.inMemory(MemoryJob.load(Trips.EXAMPLE.resolve("metrics.yaml")));

    @BeforeAll
    static void interpret() {
        records = Trips.records();
        expected = interpret(records);
    }

    @Test
    void inTheOrderOfTheFile() {
        assertThat(records).hasSize(508_239);
        MemorySink sink = new MemorySink(seed);
        JobMetrics metrics = run(partitions(records), sink);

        assertEqual(sink.rows(SINK), expected);
        assertThat(metrics.eventsIn()).isEqualTo(records.size());
        assertThat(metrics.eventsOut()).isEqualTo(expected.size());
        assertThat(metrics.lateEvents()).isZero();
        assertThat(metrics.deadLetters()).isZero();
    }

    @Test
    void shuffledWithinFiveMinutes() {
        Random random = new Random(seed);
        Map<String, Long> places = new HashMap<>();
        List<String> shuffled = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            // equal records are told apart by their number while they are sorted
            String numbered = i + " " + records.get(i);
            shuffled.add(numbered);
            places.put(numbered, Trips.seconds(records.get(i)) + random.nextInt(301));
        }
        shuffled.sort(Comparator.comparing(places::get));
        shuffled.replaceAll(numbered -> numbered.substring(numbered.indexOf(' ') + 1));
        MemorySink sink = new MemorySink(seed);
        JobMetrics metrics = run(partitions(shuffled), sink);

        assertThat(metrics.lateEvents()).isZero();
        assertEqual(sink.rows(SINK), expected);
    }

    @Test
    void withMalformedRecordsInBetweenSomeOfThemTwice() {
        Random random = new Random(seed);
        List<String> malformed = List.of(
                "{\"departure_time\":\"2001-01-01T00:01:00Z\",\"delay_minutes\":1",
                "not json",
                "{\"departure_time\":\"yesterday\",\"delay_minutes\":1,\"distance_miles\":1,\"region_id\":\"NV\"}",
                "{\"delay_minutes\":1,\"distance_miles\":1,\"region_id\":\"NV\"}",
                "");
        List<String> mixed = new ArrayList<>();
        int bad = 0;
        for (String record : records) {
            mixed.add(record);
            if (random.nextInt(1000) == 0) {
                String one = malformed.get(random.nextInt(malformed.size()));
                mixed.add(one);
                mixed.add(one);
                bad += 2;
            }
        }
        MemorySink sink = new MemorySink(seed);
        JobMetrics metrics = run(partitions(mixed), sink);

        assertEqual(sink.rows(SINK), expected);
        assertThat(metrics.deadLetters()).isEqualTo(bad);
        assertThat(sink.rows("dead-letters")).hasSize(bad);
        assertThat(metrics.eventsIn()).isEqualTo(mixed.size());
    }

    @Test
    void ofNothing() {
        MemorySink sink = new MemorySink(seed);
        JobMetrics metrics = run(partitions(List.of()), sink);
        assertThat(sink.rows(SINK)).isEmpty();
        assertThat(metrics.eventsIn()).isZero();
    }

    /** One partition never has a record and the input does not end: windows come out all the same. */
    @Test
    void withASilentPartition() {
        List<List<String>> splits = new ArrayList<>(partitions(records));
        splits.add(List.of());
        MemorySink sink = new MemorySink(seed);
        JobRun run = MemoryJob.start(plan, new MemorySource(Map.of(SOURCE, splits), false, seed), sink, Trips.EXAMPLE);
        // When all partitions are quiet the latest of them counts, so that only the last five minutes stay open.
        long last = records.stream().mapToLong(Trips::seconds).max().orElseThrow();
        long over = (last - 300) / 60 * 60;
        Map<List<Object>, Map<String, @Nullable Object>> closed = new HashMap<>();
        expected.forEach((key, row) -> {
            if (((Instant) key.get(1)).getEpochSecond() < over) {
                closed.put(key, row);
            }
        });
        Awaitility.await("seed " + seed)
                .atMost(Duration.ofSeconds(90))
                .until(() -> run.status().isEnd() || sink.rows(SINK).size() >= closed.size());
        run.stop();
        JobMetrics metrics = completion(run);

        assertThat(metrics.lateEvents()).isZero();
        assertEqual(sink.rows(SINK), closed);
    }

    private JobMetrics run(List<List<String>> splits, MemorySink sink) {
        return completion(
                MemoryJob.start(plan, new MemorySource(Map.of(SOURCE, splits), true, seed), sink, Trips.EXAMPLE));
    }

    private static JobMetrics completion(JobRun run) {
        return run.completion()
                .toCompletableFuture()
                .orTimeout(120, TimeUnit.SECONDS)
                .join();
    }

    /** As the topic has them: by region, so that some partitions are far shorter than others. */
    private static List<List<String>> partitions(List<String> from) {
        List<List<String>> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new ArrayList<>());
        }
        for (String record : from) {
            int at = record.indexOf("region_id");
            String region = at < 0 ? record : record.substring(at);
            partitions.get(Math.floorMod(region.hashCode(), PARTITIONS)).add(record);
        }
        return partitions;
    }

    private static Map<List<Object>, Map<String, @Nullable Object>> interpret(List<String> input) {
        Plan plan = MemoryJob.load(Trips.EXAMPLE.resolve("metrics.yaml"));
        List<ReferenceRow> rows = input.stream()
                .map(record -> new ReferenceRow(Trips.row(record)))
                .toList();
        Map<List<Object>, Map<String, @Nullable Object>> results = new HashMap<>();
        for (ReferenceRow row : new ReferenceInterpreter(Map.of(SOURCE, rows), Map.of())
                .run(plan)
                .getOrDefault(SINK, List.of())) {
            results.put(key(row.values()), row.values());
        }
        return results;
    }

    private static List<Object> key(Map<String, @Nullable Object> row) {
        return List.of(Objects.requireNonNull(row.get("region_id")), Objects.requireNonNull(row.get("window_start")));
    }

    private void assertEqual(
            List<Map<String, @Nullable Object>> rows, Map<List<Object>, Map<String, @Nullable Object>> reference) {
        Map<List<Object>, Map<String, @Nullable Object>> found = new HashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            assertThat(found.put(key(row), row))
                    .as("a window twice, seed %s", seed)
                    .isNull();
        }
        assertThat(found.keySet()).as("windows, seed %s", seed).isEqualTo(reference.keySet());
        reference.forEach((key, row) -> row.forEach((field, value) -> {
            Object actual = Objects.requireNonNull(found.get(key)).get(field);
            boolean same = (value instanceof Double a && actual instanceof Double b)
                    ? Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a))
                    : Objects.equals(value, actual);
            if (!same) {
                assertThat(actual).as("%s of %s, seed %s", field, key, seed).isEqualTo(value);
            }
        }));
    }
}
