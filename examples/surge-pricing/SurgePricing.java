import static io.millrace.api.Aggregation.count;
import static io.millrace.api.Expr.col;
import static io.millrace.api.TimeWindow.tumbling;

import io.millrace.api.Job;
import io.millrace.api.Sink;
import io.millrace.api.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The job of pricing.yaml in Java. */
class SurgePricing {
    record RideEvent(Instant time, String area, String kind) {}

    static Job job() {
        Job job = Job.named("surge-pricing")
                .description("How much rides cost more where many want one, by area and five minutes");
        job.source("events", Source.from("datagen", RideEvent.class)
                        .option("numberOfRows", 20_000)
                        .option("fields", Map.of(
                                "time", "timestamp(2026-03-02T17:00:00Z, 200ms)",
                                "area", "oneOf(center, center, station, harbour, suburb)",
                                "kind", "oneOf(request, request, request, free driver, free driver)"))
                        .format("columns")
                        .eventTime("time"))
                .filter(col("area").in("center", "station", "harbour")).id("active-areas")
                .keyBy("area")
                .window(tumbling(Duration.ofMinutes(5)))
                .aggregate(
                        count().filter(col("kind").eq("request")).as("demand"),
                        count().filter(col("kind").eq("free driver")).as("supply"))
                .id("balance")
                .map("multiplier", """
                        CASE WHEN demand <= supply THEN 1e0
                             WHEN demand >= 3 * supply THEN 3e0
                             ELSE CAST(demand AS DOUBLE) / supply END""")
                .id("multiplier")
                .sinkTo("prices", Sink.to("console").format("json"));
        return job;
    }

    public static void main(String[] arguments) {
        job().run();
    }
}
