package io.millrace.api.program;

import static io.millrace.api.Aggregation.avg;
import static io.millrace.api.Aggregation.count;
import static io.millrace.api.Expr.col;
import static io.millrace.api.TimeWindow.tumbling;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.Job;
import io.millrace.api.Source;
import io.millrace.model.job.JobMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    record Trip(Instant time, String region, double fare) {}

    record RegionMinute(String region, Instant windowStart, long trips, double fare) {}

    private static final List<Trip> TRIPS = List.of(
            new Trip(NOON, "north", 10),
            new Trip(NOON.plusSeconds(10), "south", 7.5),
            new Trip(NOON.plusSeconds(20), "north", -1),
            new Trip(NOON.plusSeconds(30), "north", 20),
            new Trip(NOON.plusSeconds(70), "north", 5));

    @Test
    void recordsGoInAndOut() {
        List<RegionMinute> minutes = new ArrayList<>();
        Job job = Job.named("fares");
        job.source("trips", Source.of(Trip.class, TRIPS).eventTime("time"))
                .filter(col("fare").gt(0))
                .keyBy("region")
                .window(tumbling(Duration.ofMinutes(1)))
                .aggregate(count().as("trips"), avg("fare").as("fare"))
                .as(RegionMinute.class)
                .subscribe(minutes::add);

        JobMetrics metrics = job.run();

        assertThat(minutes)
                .containsExactlyInAnyOrder(
                        new RegionMinute("north", NOON, 2, 15),
                        new RegionMinute("south", NOON, 1, 7.5),
                        new RegionMinute("north", NOON.plusSeconds(60), 1, 5));
        assertThat(metrics.eventsIn()).isEqualTo(5);
        assertThat(metrics.eventsOut()).isEqualTo(3);
    }
}
