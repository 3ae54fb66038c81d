package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import java.util.List;
import java.util.Optional;

/** What a configuration in the linear form looks like: from one topic through a list of transformations to another. */
final class LinearGrammar {
    static final String KAFKA_TOPICS = "kafkaTopics";
    static final String TRANSFORMATIONS = "transformations";
    static final String WINDOW_CONFIG = "windowConfig";
    /** A configuration with any of these is a linear one. */
    static final List<String> FIELDS = List.of(KAFKA_TOPICS, TRANSFORMATIONS, WINDOW_CONFIG);

    /** The connector of both ends. */
    static final String CONNECTOR = "kafka";
    /** The option of it that the short form of a topic stands for. */
    static final String TOPIC = "topic";

    private final EndpointGrammar endpoints;
    private final Shape step;

    LinearGrammar(EndpointGrammar endpoints, Shape step) {
        this.endpoints = endpoints;
        this.step = step;
    }

    /** The fields that only the linear form has; empty if the connector is not at hand. */
    Optional<List<Member>> members() {
        return endpoints.input(CONNECTOR).flatMap(input -> endpoints
                .output(CONNECTOR)
                .map(output -> List.of(
                        Member.required(KAFKA_TOPICS, topics(input, output), "The topics to read from and write to."),
                        Member.optional(
                                TRANSFORMATIONS,
                                new Shape.Items(step, 0),
                                "What is computed row by row, in order: steps without inputs."),
                        Member.optional(
                                WINDOW_CONFIG,
                                StepGrammar.windowConfig(),
                                "The windows behind the last transformation, and what is computed in them."))));
    }

    private static Shape topics(Structure input, Structure output) {
        return new Structure(
                "a choice of topics",
                "The topics to read from and write to.",
                List.of(
                        Member.required("input", input, "The topic to read, with its format, schema and event time."),
                        Member.required(
                                "output",
                                new Shape.Brief(Grammar.text(), output),
                                "The topic to write to, in json unless a format is given."),
                        Member.optional(
                                "deadLetter",
                                new Shape.Brief(Grammar.text(), output),
                                "The topic for records that cannot be read.")));
    }
}
