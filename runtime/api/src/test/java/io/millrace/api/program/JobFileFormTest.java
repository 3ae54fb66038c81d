package io.millrace.api.program;

import static io.millrace.api.Aggregation.count;
import static io.millrace.api.Aggregation.countDistinct;
import static io.millrace.api.Aggregation.percentile;
import static io.millrace.api.Expr.col;
import static io.millrace.api.TimeWindow.session;
import static io.millrace.api.TimeWindow.tumbling;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.Aggregation;
import io.millrace.api.Dictionary;
import io.millrace.api.Job;
import io.millrace.api.RowStream;
import io.millrace.api.Sink;
import io.millrace.api.Source;
import io.millrace.api.Unnest;
import io.millrace.api.record.Row;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Syntax;
import io.millrace.model.explain.PlanText;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.plan.EngineType;
import io.millrace.model.spi.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything that a job can be told, as the job file that it becomes. */
class JobFileFormTest {
    private static final Sink CONSOLE = Sink.to("console").format("json");

    private record Reading(
            Instant time,
            String device,
            double value,
            @Nullable String tags) {}

    private record Device(String id, String room) {}

    private static Job everything() {
        Job job = Job.named("everything")
                .description("All there is: steps, ports and settings")
                .engine(EngineType.SIMD)
                .tag("team", "123")
                .parallelism(2)
                .maxLatency(Duration.ofNanos(200_000))
                .maxSourceDrift(Duration.ofMinutes(2))
                .expressionErrors(ExpressionErrors.AS_NULL)
                .deadLettersTo(Sink.to("file").option("path", "rejected.csv"));
        RowStream<Reading> readings = job.source(
                "readings",
                Source.from("file", Reading.class)
                        .option("path", "readings.csv")
                        .format("csv", Map.of("header", true))
                        .eventTime("time")
                        .maxOutOfOrderness(Duration.ofSeconds(90))
                        .idleTimeout(Duration.ofMillis(1500))
                        .maxDrift(Duration.ofHours(1))
                        .maxAhead(Duration.ofMinutes(1))
                        .watermarkInterval(Duration.ofMillis(200))
                        .replaySpeed(60));
        var others = job.source(
                "others",
                Source.from("file", Schema.of(Field.required("place", Scalar.STRING)))
                        .option("path", "others.jsonl")
                        .format("json"));
        others.sinkTo("copies", CONSOLE);
        others.deadLetters().project("error_code").sinkTo(CONSOLE);
        RowStream<Reading> high = readings.filter("value > 100").id("high");
        RowStream<Reading> low = readings.filter(col("value").lt(0)).id("low");
        RowStream<Row> odd = high.union(low)
                .map(col("value").times(2).as("doubled"))
                .flatMap(Unnest.of("SPLIT(tags, ' ')", "tag").ordinality("nr").outer())
                .enrich(
                        "device",
                        Dictionary.from("file", Device.class)
                                .option("path", "devices.csv")
                                .format("csv")
                                .key("id")
                                .add("room", "unknown")
                                .addAs("known_as", "id"))
                .project(col("time"), col("device").as("sensor"), col("doubled"), col("room"));
        var windows = odd.keyBy("sensor", "room")
                .window(tumbling(Duration.ofHours(1)).offset(Duration.ofMinutes(15)))
                .allowedLateness(Duration.ofMinutes(1))
                .aggregate(
                        count(),
                        percentile("doubled", 0.95).as("p95"),
                        Aggregation.of("MAX", "doubled"),
                        countDistinct("time").filter(col("doubled").gt(0)));
        windows.drop("window_end").sinkTo(CONSOLE);
        windows.late().sinkTo("late", CONSOLE);
        odd.window(session(Duration.ofMinutes(5)))
                .aggregate(count())
                .step("filter", Map.of("conditions", List.of(Map.of("field", "count", "operator", "IS_NOT_NULL"))))
                .sinkTo(CONSOLE);
        return job;
    }

    @Test
    void everyMethodIsAFieldOfTheFile() {
        assertThat(everything().toYaml()).isEqualTo("""
                name: everything
                description: 'All there is: steps, ports and settings'
                type: SIMD
                tags:
                  team: '123'
                configuration:
                  parallelism: 2
                  maxLatency: 200us
                  maxSourceDrift: 2m
                  expressionErrors: AS_NULL
                  sources:
                    - id: readings
                      connector: file
                      schema:
                        - {name: time, type: TIMESTAMP, nullable: false}
                        - {name: device, type: STRING, nullable: false}
                        - {name: value, type: DOUBLE, nullable: false}
                        - {name: tags, type: STRING}
                      path: readings.csv
                      format: {type: csv, header: true}
                      eventTime: {field: time, maxOutOfOrderness: 90s, idleTimeout: 1500ms, maxDrift: 1h, maxAhead: 1m, watermarkInterval: 200ms, replaySpeed: 60.0}
                    - id: others
                      connector: file
                      schema:
                        - {name: place, type: STRING, nullable: false}
                      path: others.jsonl
                      format: json
                  steps:
                    - id: project
                      type: project
                      inputs: others.deadLetters
                      fields: [error_code]
                    - {id: high, type: filter, inputs: readings, where: value > 100}
                    - {id: low, type: filter, inputs: readings, where: value < 0}
                    - id: union
                      type: union
                      inputs: [high, low]
                    - id: map
                      type: map
                      set: {doubled: value * 2}
                    - {id: flat-map, type: flatMap, unnest: 'SPLIT(tags, '' '')', as: tag, ordinality: nr, outer: true}
                    - id: enrich
                      type: enrich
                      dictionary:
                        connector: file
                        schema:
                          - {name: id, type: STRING, nullable: false}
                          - {name: room, type: STRING, nullable: false}
                        path: devices.csv
                        format: csv
                        key: id
                      key: device
                      fields:
                        - {name: room, default: unknown}
                        - {name: known_as, from: id}
                    - id: project-2
                      type: project
                      fields:
                        - time
                        - {name: sensor, from: device}
                        - doubled
                        - room
                    - id: window-aggregate
                      type: windowAggregate
                      groupBy: [sensor, room]
                      window: {type: TUMBLING, size: 1h, offset: 15m}
                      allowedLateness: 1m
                      aggregates:
                        - {name: count, function: COUNT}
                        - {name: p95, function: PERCENTILE, field: doubled, percentile: 0.95}
                        - {name: max_doubled, function: MAX, field: doubled}
                        - {name: distinct_count_time, function: DISTINCT_COUNT, field: time, filter: doubled > 0}
                    - id: project-3
                      type: project
                      drop: [window_end]
                    - id: window-aggregate-2
                      type: windowAggregate
                      inputs: project-2
                      window: {type: SESSION, gap: 5m}
                      aggregates:
                        - {name: count, function: COUNT}
                    - id: filter
                      type: filter
                      conditions:
                        - {field: count, operator: IS_NOT_NULL}
                  sinks:
                    - {id: copies, connector: console, inputs: others, format: json}
                    - {id: console, connector: console, inputs: project, format: json}
                    - {id: console-2, connector: console, inputs: project-3, format: json}
                    - {id: late, connector: console, inputs: window-aggregate.late, format: json}
                    - {id: console-3, connector: console, format: json}
                  errorHandling:
                    deadLetter: {connector: file, path: rejected.csv}
                """);
    }

    @Test
    void theFileHasThePlanOfTheJob() {
        assertSamePlan(everything());

        Job job = Job.named("plain").directory(Path.of("."));
        RowStream<Reading> readings = job.source(
                "readings",
                Source.from("file", Reading.class)
                        .option("path", "readings.csv")
                        .format("csv")
                        .eventTime("time"));
        readings.filter("value > 1").sinkTo(CONSOLE);
        readings.filter("value < 0").sinkTo(CONSOLE);

        assertSamePlan(job);
        assertThat(job.explain()).isEqualTo(job.toYaml() + "\n" + PlanText.explain(job.plan()));
    }

    private static void assertSamePlan(Job job) {
        LoadedJob loaded = JobFile.load(job.toYaml(), Syntax.YAML, Catalog.installed(), List.of());

        assertThat(loaded).isEqualTo(new LoadedJob.Valid(job.plan()));
    }
}
