package io.millrace.model.jobfile;

import io.millrace.model.document.Node;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import io.millrace.model.plan.DeadLetters;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Endpoint.FormatRef;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import io.millrace.model.spi.SinkConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what happens to records that cannot be read, and makes the sinks for them. */
final class ErrorHandlingBinder {
    /** The format whose record is the column {@code value} as it is. */
    private static final String RAW = "raw";

    private static final List<String> PROVENANCE = List.of(
            DeadLetters.ERROR_CODE,
            DeadLetters.ERROR_MESSAGE,
            DeadLetters.SOURCE,
            DeadLetters.PARTITION,
            DeadLetters.OFFSET,
            DeadLetters.TIMESTAMP,
            DeadLetters.JOB);

    private final Binding binding;
    private final Optional<Section> section;

    ErrorHandlingBinder(Binding binding, Section configuration) {
        this.binding = binding;
        this.section = configuration.section("errorHandling");
    }

    MalformedPolicy policy() {
        MalformedPolicy otherwise =
                section.flatMap(s -> s.section("deadLetter")).isPresent()
                        ? MalformedPolicy.DEAD_LETTER
                        : MalformedPolicy.FAIL;
        return section.flatMap(s -> s.value("strategy", String.class))
                .map(MalformedPolicy::valueOf)
                .orElse(otherwise);
    }

    /** The sinks for dead letters, one for each item that reads records. */
    List<SinkNode> sinks(Items items, Wiring wiring) {
        Optional<Section> deadLetter = section.flatMap(s -> s.section("deadLetter"));
        if (deadLetter.isEmpty()) {
            reportUntaken(items, wiring);
            return List.of();
        }
        if (policy() != MalformedPolicy.DEAD_LETTER) {
            binding.problems()
                    .add(
                            deadLetter.get().node(),
                            "CONTRADICTION",
                            "with the strategy " + policy() + " there are no dead letters",
                            "",
                            "strategy: DEAD_LETTER");
        }
        Optional<Endpoint> endpoint = endpoint(deadLetter.get());
        List<SinkNode> sinks = new ArrayList<>();
        for (Item reading : items.reading()) {
            String id = items.reading().size() == 1 ? Items.DEAD_LETTERS : Items.DEAD_LETTERS + "-" + reading.id();
            Edge edge = new Edge(reading.id(), Edge.Port.DEAD_LETTERS);
            endpoint.ifPresent(place -> sinks.add(new SinkNode(id, edge, place, DeadLetters.SCHEMA)));
        }
        return sinks;
    }

    /** Dead letters that nobody takes would be lost, and a sink of dead letters that nobody makes would wait forever. */
    private void reportUntaken(Items items, Wiring wiring) {
        for (Item reading : items.reading()) {
            boolean taken = wiring.takes(new Edge(reading.id(), Edge.Port.DEAD_LETTERS));
            if (taken && policy() != MalformedPolicy.DEAD_LETTER) {
                binding.problems()
                        .add(
                                reading.idNode(),
                                "CONTRADICTION",
                                "the dead letters of '" + reading.id() + "' are taken, but with the strategy "
                                        + policy() + " there are none",
                                "",
                                "errorHandling: {strategy: DEAD_LETTER}");
            }
            Optional<Node> strategy = section.flatMap(s -> s.node().get("strategy"));
            if (!taken && policy() == MalformedPolicy.DEAD_LETTER && strategy.isPresent() && items.complete()) {
                binding.problems()
                        .add(
                                strategy.get(),
                                "MISSING_FIELD",
                                "nothing takes the dead letters of '" + reading.id() + "'",
                                "",
                                "a field 'deadLetter', or a sink with inputs: [" + reading.id() + ".deadLetters]");
            }
        }
    }

    private Optional<Endpoint> endpoint(Section deadLetter) {
        Optional<SinkConnector> connector = binding.catalog().sink(deadLetter.variant());
        if (connector.isEmpty()) {
            return Optional.empty();
        }
        EndpointBinder endpoints = new EndpointBinder(binding);
        boolean raw = connector.get().needsFormat() && !deadLetter.has("format");
        return endpoints.sink(deadLetter, Optional.of(DeadLetters.SCHEMA)).map(given -> {
            Optional<FormatRef> format = raw ? rawFormat(endpoints, deadLetter) : given.format();
            return new Endpoint(given.connector(), provenance(connector.get().options(), given.options()), format);
        });
    }

    private Optional<FormatRef> rawFormat(EndpointBinder endpoints, Section deadLetter) {
        Optional<FormatRef> raw =
                binding.catalog().format(RAW).map(format -> new FormatRef(RAW, endpoints.defaults(format.options())));
        if (raw.isEmpty()) {
            binding.problems()
                    .add(
                            deadLetter.node(),
                            "MISSING_FIELD",
                            "without the format raw, dead letters need the field 'format'",
                            "",
                            "one of " + String.join(", ", binding.catalog().formatNames()));
        }
        return raw;
    }

    /** Connectors that have keys and headers get the record's key and where it came from, unless the file says otherwise. */
    private static Options provenance(List<Option> declared, Options given) {
        Options options = given;
        boolean keyed = given.has("key") || given.has("keyField");
        for (Option option : declared) {
            if (option.name().equals("keyField") && option.kind() == Option.Kind.FIELD && !keyed) {
                options = options.with(option.name(), DeadLetters.KEY);
            }
            if (option.name().equals("headers") && option.kind() == Option.Kind.FIELDS && !given.has("headers")) {
                options = options.with(option.name(), PROVENANCE);
            }
        }
        return options;
    }
}
