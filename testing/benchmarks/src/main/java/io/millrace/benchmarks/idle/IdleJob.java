package io.millrace.benchmarks.idle;

import io.millrace.model.document.Syntax;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import java.util.List;

/** A job to which little comes. */
enum IdleJob {
    DATAGEN("one row a second", """
                  connector: datagen
                  rowsPerSecond: 1
                  format: columns
                  fields: {device: sequence(1), at: "timestamp(2024-05-03T00:00:00Z, 1s)"}
            """, ""),
    KAFKA("an empty topic", """
                  connector: kafka
                  topic: nothing
                  format: json
            """, ""),
    CLOCK("processing time", """
                  connector: kafka
                  topic: nothing
                  format: json
            """, ", from: PROCESSING");

    /** The topic that jobs read, which is there and empty. */
    static final String TOPIC = "nothing";

    private static final String JOB = """
            name: idle
            configuration:
              sources:
                - id: readings
            %s
                  schema:
                    - {name: device, type: BIGINT, nullable: false}
                    - {name: at, type: TIMESTAMP, nullable: false}
                  eventTime: {field: at%s}
              steps:
                - id: windows
                  type: windowAggregate
                  groupBy: [device]
                  window: {type: TUMBLING, size: 1s}
                  aggregates: [{name: readings, function: COUNT}]
              sinks:
                - {id: out, connector: checksum}
            """;

    private final String title;
    private final String source;
    private final String time;

    IdleJob(String title, String source, String time) {
        this.title = title;
        this.source = source;
        this.time = time;
    }

    String title() {
        return title;
    }

    Plan plan() {
        return switch (JobFile.load(
                JOB.formatted(source.stripTrailing(), time), Syntax.YAML, Catalog.installed(), List.of())) {
            case LoadedJob.Valid valid -> valid.plan();
            case LoadedJob.Invalid invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }
}
