package io.millrace.conformance.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.Job;
import io.millrace.api.JobLauncher;
import io.millrace.api.Lookup;
import io.millrace.api.Source;
import io.millrace.model.document.Syntax;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import io.millrace.testkit.connector.FakeTable;
import io.millrace.testkit.connector.FakeTable.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lookups of jobs that are written in Java. */
class LookupProgramTest {
    private record Reading(String device, double value) {}

    private record Device(@Nullable String room, @Nullable Integer floor) {}

    private record Placed(
            String device,
            double value,
            String room,
            @Nullable Integer storey) {}

    private static final Lookup DEVICES = Lookup.in("redis", Device.class)
            .option("prefix", "device:")
            .format("json")
            .add("room", "unknown")
            .addAs("storey", "floor")
            .left()
            .cache(100, Duration.ofMinutes(1))
            .timeout(Duration.ofSeconds(2))
            .retries(3)
            .absentOnFailure();

    private static Job job(List<Placed> target) {
        Job job = Job.named("placed");
        job.source("readings", Source.of(Reading.class, List.of(new Reading("a", 1), new Reading("b", 2))))
                .lookup("device", DEVICES)
                .as(Placed.class)
                .subscribe(target::add);
        return job;
    }

    private static Catalog catalog(FakeTable table) {
        Catalog installed = Catalog.installed();
        return new Catalog(
                List.of(),
                installed.sink("console").stream().toList(),
                List.of(table),
                Stream.of("columns", "json")
                        .map(name -> installed.format(name).orElseThrow())
                        .toList());
    }

    @Test
    void rowsComeWithWhatTheTableHas() {
        List<Placed> placed = new ArrayList<>();
        Map<String, String> records = Map.of("a", "{\"room\":\"kitchen\",\"floor\":1}");

        try (JobLauncher launcher = new JobLauncher(catalog(new FakeTable("redis", records, Faults.NONE)), Map.of())) {
            job(placed).run(launcher);
        }

        assertThat(placed).containsExactly(new Placed("a", 1, "kitchen", 1), new Placed("b", 2, "unknown", null));
    }

    @Test
    void everyMethodIsAFieldOfTheFile() {
        Plan plan = job(new ArrayList<>()).plan();
        String steps = """
                name: placed
                configuration:
                  sources:
                    - id: readings
                      connector: file
                      path: readings.jsonl
                      format: json
                      schema:
                        - {name: device, type: STRING, nullable: false}
                        - {name: value, type: DOUBLE, nullable: false}
                  steps:
                    - id: lookup
                      type: lookup
                      table:
                        connector: redis
                        prefix: "device:"
                        format: json
                        schema: [{name: room, type: STRING}, {name: floor, type: INT}]
                      key: device
                      fields: [{name: room, default: unknown}, {name: storey, from: floor}]
                      joinType: LEFT
                      cache: {size: 100, ttl: 1m}
                      timeout: 2s
                      retries: 3
                      onFailure: ABSENT
                  sinks:
                    - {connector: console, format: json}
                """;

        assertThat(JobFile.load(steps, Syntax.YAML, Catalog.installed(), List.of()))
                .isInstanceOfSatisfying(LoadedJob.Valid.class, valid -> assertThat(
                                valid.plan().nodes().get(1))
                        .isEqualTo(plan.nodes().get(1)));
    }
}
