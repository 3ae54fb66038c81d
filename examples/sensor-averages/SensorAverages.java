import static io.millrace.api.Aggregation.avg;
import static io.millrace.api.Expr.col;
import static io.millrace.api.TimeWindow.tumbling;

import io.millrace.api.Job;
import io.millrace.api.Sink;
import io.millrace.api.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The job of averages.yaml in Java. */
class SensorAverages {
    record Reading(String sensorId, Instant time, double value) {}

    static Job job() {
        Job job = Job.named("sensor-averages").description("Average of plausible readings by sensor and minute");
        job.source("readings", Source.from("datagen", Reading.class)
                        .option("numberOfRows", 10_000)
                        .option("fields", Map.of(
                                "sensor_id", "oneOf(boiler, pump, valve)",
                                "time", "timestamp(2026-03-02T06:00:00Z, 100ms)",
                                "value", "random(-10, 110)"))
                        .format("columns")
                        .eventTime("time"))
                .filter(col("value").between(0, 100)).id("plausible")
                .keyBy("sensor_id")
                .window(tumbling(Duration.ofMinutes(1)))
                .aggregate(avg("value").as("average")).id("by-minute")
                .sinkTo("averages", Sink.to("console").format("json"));
        return job;
    }

    public static void main(String[] arguments) {
        job().run();
    }
}
