package io.millrace.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.document.Syntax;
import io.millrace.model.option.Options;
import io.millrace.model.plan.DeadLetters;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobFileTest {
    static Stream<String> validFiles() {
        return Jobs.VALID.stream();
    }

    @ParameterizedTest
    @MethodSource("validFiles")
    void jsonGivesTheSamePlanAsYaml(String file) {
        String yaml = Jobs.text(file);

        assertThat(Jobs.plan(DocumentJson.of(yaml), Syntax.JSON)).isEqualTo(Jobs.plan(yaml, Syntax.YAML));
    }

    @Test
    void theLinearFormIsShortForTheGraph() {
        assertThat(Jobs.plan(Jobs.text(Jobs.VALID.get(4)), Syntax.YAML))
                .isEqualTo(Jobs.plan(Jobs.text(Jobs.VALID.get(3)), Syntax.YAML));
    }

    @Test
    void deadLettersKeepTheRecordAndSayWhereItCameFrom() {
        Plan plan = Jobs.plan(Jobs.text(Jobs.VALID.get(0)), Syntax.YAML);

        SourceNode source = plan.sources().findFirst().orElseThrow();
        SinkNode sink = (SinkNode) plan.node("dead-letters");
        assertThat(source.malformed()).isEqualTo(MalformedPolicy.DEAD_LETTER);
        assertThat(sink.input()).isEqualTo(new Edge("trips", Edge.Port.DEAD_LETTERS));
        assertThat(sink.schema()).isEqualTo(DeadLetters.SCHEMA);
        assertThat(sink.endpoint().format().map(format -> format.name())).contains("raw");
        assertThat(sink.endpoint().options())
                .isEqualTo(new Options(Map.of(
                        "topic",
                        "events_dlq",
                        "keyField",
                        "key",
                        "headers",
                        List.of("error_code", "error_message", "source", "partition", "offset", "timestamp", "job"))));
    }

    @Test
    void everySourceGetsASinkForItsDeadLetters() {
        Plan plan = Jobs.plan("""
                name: two
                configuration:
                  sources:
                    - {connector: kafka, topic: a, format: json, schema: [{name: x, type: INT}]}
                    - {connector: kafka, topic: b, format: json, schema: [{name: x, type: INT}]}
                  steps:
                    - {type: union, inputs: [kafka, kafka-2]}
                  sinks:
                    - {connector: discard}
                  errorHandling:
                    deadLetter: {connector: kafka, topic: dead, key: all, headers: [job]}
                """, Syntax.YAML);

        assertThat(plan.nodes())
                .extracting(PlanNode::id)
                .containsExactly("kafka", "kafka-2", "union", "discard", "dead-letters-kafka", "dead-letters-kafka-2");
        assertThat(((SinkNode) plan.node("dead-letters-kafka-2")).endpoint().options())
                .isEqualTo(new Options(Map.of("topic", "dead", "key", "all", "headers", List.of("job"))));
        assertThat(plan.engine()).isEqualTo(EngineType.AUTO);
    }

    @Test
    void withoutErrorHandlingAMalformedRecordFailsTheJob() {
        Plan plan = Jobs.plan("""
                name: strict
                configuration:
                  sources: [{connector: file, path: a, format: csv, schema: [{name: x, type: INT}]}]
                  sinks: [{connector: discard}]
                """, Syntax.YAML);

        assertThat(plan.sources().findFirst().orElseThrow().malformed()).isEqualTo(MalformedPolicy.FAIL);
    }

    @Test
    void stepsMayStandInAnyOrder() {
        Plan plan = Jobs.plan("""
                name: upside-down
                configuration:
                  sources: [{id: a, connector: file, path: a, format: csv, schema: [{name: x, type: INT}]}]
                  steps:
                    - {id: third, type: filter, where: y > 5, inputs: second}
                    - {id: first, type: filter, where: x > 0, inputs: a}
                    - {id: second, type: map, set: {y: x + 1}, inputs: first}
                  sinks: [{connector: discard, inputs: third}]
                """, Syntax.YAML);

        assertThat(plan.nodes()).extracting(PlanNode::id).containsExactly("a", "first", "second", "third", "discard");
    }

    @Test
    void theEventTimeIsFoundUnderItsNewName() {
        Plan plan = Jobs.plan("""
                name: renamed
                configuration:
                  sources:
                    - id: a
                      connector: file
                      path: a
                      format: csv
                      schema: [{name: t, type: TIMESTAMP}, {name: x, type: INT}]
                      eventTime: {field: t}
                  steps:
                    - {id: p, type: project, fields: [{name: time, from: t}, {name: x2, expression: x * 2}]}
                    - {id: f, type: filter, where: x2 > 0}
                    - {id: d, type: project, drop: [x2]}
                    - id: w
                      type: windowAggregate
                      window: {type: TUMBLING, size: 1m}
                      aggregates: [{name: n, function: COUNT}]
                  sinks: [{connector: discard}]
                """, Syntax.YAML);

        assertThat(plan.node("w"))
                .extracting("time.field", "groupBy", "allowedLateness")
                .containsExactly("time", List.of(), Duration.ZERO);
    }

    @Test
    void mapReplacesColumnsWhereTheyAreAndAddsOthersBehind() {
        Plan plan = Jobs.plan("""
                name: mapped
                configuration:
                  sources:
                    - connector: file
                      path: a
                      format: csv
                      schema: [{name: a, type: INT}, {name: b, type: INT, nullable: false}, {name: c, type: INT}]
                  steps:
                    - {id: m, type: map, set: {d: a + b, b: 1.5e0, e: b}}
                  sinks: [{connector: discard}]
                """, Syntax.YAML);

        assertThat(plan.node("m").schema()).hasToString("(a INT, b DOUBLE NOT NULL, c INT, d INT, e INT NOT NULL)");
    }

    @Test
    void overridesReplaceAndAddValues() {
        String text = Jobs.text(Jobs.VALID.get(0));

        Plan plan = Jobs.plan(
                text,
                Syntax.YAML,
                JobOverride.parse("name=other"),
                JobOverride.parse("configuration.sources.trips.startFrom=LATEST"),
                JobOverride.parse("steps.per-minute.window.size=5m"),
                JobOverride.parse("steps[0].window.offset=1m"),
                JobOverride.parse("sinks.1.topic='late: ones'"),
                JobOverride.parse("sources.trips.eventTime={field: departure_time, maxDrift: 1h}"),
                JobOverride.parse("parallelism=3"),
                JobOverride.parse("tags.stage=test"),
                JobOverride.parse("errorHandling.deadLetter.partitions=2"));

        assertThat(plan.name()).isEqualTo("other");
        assertThat(plan.parallelism()).contains(3);
        assertThat(plan.tags()).containsEntry("stage", "test").containsEntry("team", "examples");
        assertThat(((SourceNode) plan.node("trips")).endpoint().options().string("startFrom"))
                .isEqualTo("LATEST");
        assertThat(((SourceNode) plan.node("trips")).eventTime().flatMap(time -> time.maxDrift()))
                .contains(Duration.ofHours(1));
        assertThat(((SourceNode) plan.node("trips")).eventTime().flatMap(time -> time.idleTimeout()))
                .isEmpty();
        assertThat(plan.node("per-minute").toString()).contains("size=PT5M, offset=PT1M");
        assertThat(((SinkNode) plan.node("late")).endpoint().options().string("topic"))
                .isEqualTo("late: ones");
        assertThat(((SinkNode) plan.node("dead-letters")).endpoint().options().integer("partitions"))
                .isEqualTo(2);
    }

    @Test
    void wrongOverridesAreReportedWithTheirPath() {
        String problems = Jobs.problems(
                """
                name: overridden
                configuration:
                  sources:
                    - id: a
                      connector: kafka
                      topic: a
                      format: json
                      schema: [{name: t, type: TIMESTAMP}]
                      eventTime: {field: t}
                  steps:
                    - id: w
                      type: windowAggregate
                      window: {type: TUMBLING, size: 1m}
                      aggregates: [{name: n, function: COUNT}]
                  sinks:
                    - {id: out, connector: discard}
                """,
                new JobOverride("sources.b.topic", "x"),
                new JobOverride("sources.a.topik", "x"),
                new JobOverride("steps.w.window.size", "5 parsecs"),
                new JobOverride("sinks.out.connector.name", "x"),
                new JobOverride("sorces.a.topic", "x"),
                new JobOverride("description", "[unclosed"),
                new JobOverride("a" + ".b".repeat(40), "1"));

        assertThat(problems).isEqualTo("""
                        1:1 BAD_OVERRIDE description: the value is one YAML value: while parsing a flow sequence from 1:1 on: expected ',' or ']', but got <stream end>, found '[unclosed'
                        1:1 UNKNOWN_PATH a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b: a path has at most 32 parts
                        3:3 UNKNOWN_FIELD configuration.sorces: 'sorces' is not a field of a configuration (set from outside by sorces.a.topic); did you mean 'sources'?
                        4:5 UNKNOWN_PATH sources.b.topic: 'configuration.sources' has no item 'b'; did you mean 'a'?
                        4:7 UNKNOWN_FIELD configuration.sources[0].topik: 'topik' is not a field of a kafka source (set from outside by sources.a.topik); did you mean 'topic'?
                        13:38 BAD_DURATION configuration.steps[0].window.size: 'size' must be a number with a unit (set from outside by steps.w.window.size), found '5 parsecs'; expected a duration such as 250ms, 5s, 5m, 12h, 7d or PT1M30S
                        16:28 UNKNOWN_PATH sinks.out.connector.name: 'configuration.sinks[0].connector' is a single value and has no field 'name'""");
    }

    @Test
    void anOverrideNeedsAnEqualsSign() {
        assertThat(Optional.of(JobOverride.parse("a.b = c=d"))).contains(new JobOverride("a.b", " c=d"));
        assertThatThrownBy(() -> JobOverride.parse("a.b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'a.b' is not of the form path=value");
    }
}
