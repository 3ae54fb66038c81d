import static io.millrace.api.Aggregation.avg;
import static io.millrace.api.Aggregation.count;
import static io.millrace.api.Expr.col;
import static io.millrace.api.TimeWindow.tumbling;

import io.millrace.api.Job;
import io.millrace.api.RowStream;
import io.millrace.api.Sink;
import io.millrace.api.Source;
import io.millrace.api.record.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The job of temperatures.yaml in Java. */
class IotSensors {
    record Reading(Instant time, String device, String unit, double temperature) {}

    static Job job() {
        Job job = Job.named("iot-sensors").description("Temperatures by device and ten seconds, with alerts");
        RowStream<Row> averages = job.source("readings", Source.from("datagen", Reading.class)
                        .option("numberOfRows", 6_000)
                        .option("fields", Map.of(
                                "time", "timestamp(2026-03-02T00:00:00Z, 500ms)",
                                "device", "oneOf(cellar, hall, roof)",
                                "unit", "oneOf(C, F)",
                                "temperature", "random(-20, 90)"))
                        .format("columns")
                        .eventTime("time"))
                .map("celsius", "IF(unit = 'F', (temperature - 32) * 5 / 9, temperature)").id("celsius")
                .keyBy("device")
                .window(tumbling(Duration.ofSeconds(10)))
                .aggregate(avg("celsius").as("average"), count().as("readings")).id("averages");
        averages.sinkTo("temperatures", Sink.to("console").format("json"));
        averages.filter(col("average").lt(-5).or(col("average").gt(50))).id("unusual")
                .sinkTo("alerts", Sink.to("console").format("json"));
        return job;
    }

    public static void main(String[] arguments) {
        job().run();
    }
}
