import static io.millrace.api.Aggregation.count;
import static io.millrace.api.Aggregation.countDistinct;
import static io.millrace.api.TimeWindow.sliding;

import io.millrace.api.Job;
import io.millrace.api.Sink;
import io.millrace.api.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The job of dashboard.yaml in Java. */
class UserEvents {
    record Session(Instant time, long userId, String actions) {}

    static Job job() {
        Job job = Job.named("user-event-dashboard")
                .description("Actions of users in the last minute, every ten seconds");
        job.source("sessions", Source.from("datagen", Session.class)
                        .option("numberOfRows", 5_000)
                        .option("fields", Map.of(
                                "time", "timestamp(2026-03-02T09:00:00Z, 50ms)",
                                "user_id", "random(1, 400)",
                                "actions", "oneOf(view, view search, view view cart, view cart buy, search search view)"))
                        .format("columns")
                        .eventTime("time"))
                .flatMap("SPLIT(actions, ' ')", "action").id("actions")
                .keyBy("action")
                .window(sliding(Duration.ofMinutes(1), Duration.ofSeconds(10)))
                .aggregate(count().as("events"), countDistinct("user_id").as("users")).id("by-action")
                .sinkTo("dashboard", Sink.to("console").format("json"));
        return job;
    }

    public static void main(String[] arguments) {
        job().run();
    }
}
