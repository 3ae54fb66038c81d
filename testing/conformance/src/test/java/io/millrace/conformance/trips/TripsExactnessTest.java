package io.millrace.conformance.trips;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every window of every region of the metrics job equals what the reference interpreter makes of the same records. */
class TripsExactnessTest {
    private static final int PARTITIONS = 12;
    private static final int FIVE_MINUTES = 300;

    private static List<String> records = List.of();
    private static ExpectedMetrics expected = new ExpectedMetrics(Map.of());

    private final long seed = new Random().nextLong();
    private final String what = "seed " + seed;
    private final MemorySink sink = new MemorySink(seed);
    private final Plan plan = MemoryJob.inMemory(MemoryJob.load(Trips.EXAMPLE.resolve("metrics.yaml")));

    @BeforeAll
    static void interpret() {
        records = Trips.records();
        expected = ExpectedMetrics.of(records);
    }

    @Test
    void inTheOrderOfTheFile() {
        assertThat(records).hasSize(508_239);

        JobMetrics metrics = run(partitions(records));

        expected.assertEqualTo(sink.rows(ExpectedMetrics.SINK), what);
        assertThat(metrics.eventsIn()).isEqualTo(records.size());
        assertThat(metrics.eventsOut()).isEqualTo(expected.size());
        assertThat(metrics.lateEvents()).isZero();
        assertThat(metrics.deadLetters()).isZero();
    }

    @Test
    void shuffledWithinFiveMinutesAndOnTwoThreads() {
        Random random = new Random(seed);
        record Placed(String record, long place) {}
        List<Placed> placed = new ArrayList<>();
        for (String record : records) {
            placed.add(new Placed(record, Trips.seconds(record) + random.nextInt(FIVE_MINUTES + 1)));
        }
        placed.sort(Comparator.comparingLong(Placed::place));

        JobMetrics metrics = run(
                MemoryJob.parallel(plan, 2),
                partitions(placed.stream().map(Placed::record).toList()));

        assertThat(metrics.lateEvents()).as(what).isZero();
        expected.assertEqualTo(sink.rows(ExpectedMetrics.SINK), what);
    }

    @Test
    void withMalformedRecordsInBetweenEachOfThemTwice() {
        Random random = new Random(seed);
        List<String> malformed = List.of(
                "{\"departure_time\":\"2001-01-01T00:01:00Z\",\"delay_minutes\":1",
                "not json",
                "{\"departure_time\":\"yesterday\",\"delay_minutes\":1,\"distance_miles\":1,\"region_id\":\"NV\"}",
                "{\"delay_minutes\":1,\"distance_miles\":1,\"region_id\":\"NV\"}",
                "");
        List<String> mixed = new ArrayList<>();
        for (String record : records) {
            mixed.add(record);
            if (random.nextInt(1000) == 0) {
                String one = malformed.get(random.nextInt(malformed.size()));
                mixed.add(one);
                mixed.add(one);
            }
        }
        int bad = mixed.size() - records.size();

        JobMetrics metrics = run(partitions(mixed));

        expected.assertEqualTo(sink.rows(ExpectedMetrics.SINK), what);
        assertThat(metrics.deadLetters()).as(what).isEqualTo(bad);
        assertThat(sink.rows("dead-letters")).as(what).hasSize(bad);
        assertThat(metrics.eventsIn()).isEqualTo(mixed.size());
    }

    @Test
    void ofNothing() {
        JobMetrics metrics = run(partitions(List.of()));

        assertThat(sink.rows(ExpectedMetrics.SINK)).isEmpty();
        assertThat(metrics.eventsIn()).isZero();
    }

    /** One partition never has a record and the input does not end: windows come out all the same. */
    @Test
    void withASilentPartition() {
        List<List<String>> splits = new ArrayList<>(partitions(records));
        splits.add(List.of());
        // When all partitions are quiet the latest of them counts, so that only the last five minutes stay open.
        long last = records.stream().mapToLong(Trips::seconds).max().orElseThrow();
        long over = (last - FIVE_MINUTES) / 60 * 60;
        ExpectedMetrics closed = expected.only(window -> window.start().getEpochSecond() < over);

        JobRun run = start(plan, splits, false);
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(90))
                .until(() -> run.status().isEnd() || sink.count(ExpectedMetrics.SINK) >= closed.size());
        run.stop();
        JobMetrics metrics = Services.completion(run);

        assertThat(metrics.lateEvents()).as(what).isZero();
        closed.assertEqualTo(sink.rows(ExpectedMetrics.SINK), what);
    }

    private JobMetrics run(List<List<String>> splits) {
        return run(plan, splits);
    }

    private JobMetrics run(Plan job, List<List<String>> splits) {
        return Services.completion(start(job, splits, true));
    }

    private JobRun start(Plan job, List<List<String>> splits, boolean ends) {
        MemorySource source = new MemorySource(Map.of(ExpectedMetrics.SOURCE, splits), ends, seed);
        return MemoryJob.start(job, source, sink, Trips.EXAMPLE);
    }

    /** As the topic has them: by region, so that some partitions are far shorter than others. */
    private static List<List<String>> partitions(List<String> from) {
        Map<Integer, List<String>> partitions = new HashMap<>();
        for (String record : from) {
            int at = record.indexOf("region_id");
            String region = at < 0 ? record : record.substring(at);
            partitions
                    .computeIfAbsent(Math.floorMod(region.hashCode(), PARTITIONS), p -> new ArrayList<>())
                    .add(record);
        }
        List<List<String>> all = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            all.add(partitions.getOrDefault(partition, List.of()));
        }
        return all;
    }
}
