package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.jobfile.Shape.Variants;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.Connector;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.SinkConnector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What places outside look like, given the connectors and formats at hand. */
final class EndpointGrammar {
    private static final String CONNECTOR = "connector";

    private final Catalog catalog;

    EndpointGrammar(Catalog catalog) {
        this.catalog = catalog;
    }

    Shape source() {
        return variants("source", catalog.sourceNames(), catalog::source, (noun, connector) -> {
            List<Member> members = new ArrayList<>(List.of(Grammar.id(), connectorName(connector)));
            members.addAll(reading());
            return structure(noun, connector.description(), members, connector.options());
        });
    }

    /** A source of a certain connector where the connector goes without saying; empty if there is no such connector. */
    Optional<Structure> input(String connectorName) {
        return catalog.source(connectorName)
                .map(connector -> structure(
                        article(connectorName) + " input", connector.description(), reading(), connector.options()));
    }

    /** The dictionary of an enrich step. */
    Shape dictionary() {
        return variants(
                "dictionary",
                catalog.sourceNames(),
                catalog::source,
                (noun, connector) -> structure(
                        noun,
                        connector.description(),
                        List.of(
                                connectorName(connector),
                                format(true),
                                schema(),
                                Member.required(
                                        "key", Grammar.field(), "The field of the dictionary that is compared.")),
                        connector.options()));
    }

    /** The table of a lookup step. */
    Shape table() {
        return variants(
                "table",
                catalog.lookupNames(),
                catalog::lookup,
                (noun, connector) -> structure(
                        noun,
                        connector.description(),
                        List.of(connectorName(connector), format(false), schema()),
                        connector.options()));
    }

    Shape sink() {
        return sinks("sink", List.of(Grammar.id(), Grammar.inputs()), true);
    }

    /** Where dead letters go: a sink that gets its id, its input and if need be its format from us. */
    Shape deadLetterSink() {
        return sinks("sink for dead letters", List.of(), false);
    }

    private Shape sinks(String noun, List<Member> members, boolean formatRequired) {
        return variants(noun, catalog.sinkNames(), catalog::sink, (full, connector) -> {
            List<Member> all = new ArrayList<>(members);
            all.add(connectorName(connector));
            all.addAll(writing(connector, formatRequired));
            return structure(full, connector.description(), all, connector.options());
        });
    }

    /** A sink of a certain connector where the connector goes without saying; empty if there is no such connector. */
    Optional<Structure> output(String connectorName) {
        return catalog.sink(connectorName)
                .map(connector -> structure(
                        article(connectorName) + " output",
                        connector.description(),
                        writing(connector, false),
                        connector.options()));
    }

    private static <C extends Connector> Shape variants(
            String noun,
            Collection<String> names,
            Function<String, Optional<C>> connectors,
            BiFunction<String, C, Structure> shape) {
        Map<String, Structure> variants = new HashMap<>();
        for (String name : names) {
            C connector = connectors.apply(name).orElseThrow();
            variants.put(name, shape.apply(article(name) + " " + noun, connector));
        }
        return new Variants("a " + noun, CONNECTOR, "UNKNOWN_CONNECTOR", false, variants);
    }

    private static Member connectorName(Connector connector) {
        return Grammar.selector(CONNECTOR, connector.description());
    }

    private List<Member> reading() {
        return List.of(
                format(true),
                schema(),
                Member.optional("eventTime", EventTimeGrammar.eventTime(), "When rows happened; windows need it."));
    }

    private List<Member> writing(SinkConnector connector, boolean formatRequired) {
        return connector.needsFormat() ? List.of(format(formatRequired)) : List.of();
    }

    private Member format(boolean required) {
        List<String> names = List.copyOf(catalog.formatNames());
        Map<String, Structure> variants = new HashMap<>();
        for (String name : names) {
            Format format = catalog.format(name).orElseThrow();
            variants.put(
                    name,
                    structure(
                            article(name) + " format",
                            format.description(),
                            List.of(Grammar.selector("type", format.description())),
                            format.options()));
        }
        Shape shape = new Shape.Brief(
                new Shape.OneOf("the name of a format", "UNKNOWN_FORMAT", names),
                new Variants("a format", "type", "UNKNOWN_FORMAT", false, variants));
        return new Member(
                "format",
                shape,
                required,
                "How records are written: the name of a format, or a mapping with its type and settings.");
    }

    private static Member schema() {
        Shape field = new Structure(
                "a schema field",
                "A named, typed field.",
                List.of(
                        Member.required("name", Grammar.column(), "The name of the field."),
                        Member.required(
                                "type",
                                new Shape.TypeName(),
                                "BOOLEAN, INT, BIGINT, DOUBLE, STRING, BYTES or TIMESTAMP."),
                        Member.of(Option.withDefault(
                                "nullable",
                                Kind.BOOLEAN,
                                "true",
                                "Whether a row may lack the value; records without it are malformed if not."))));
        return Member.required("schema", new Shape.Items(field, 1), "The fields to read, with their types.");
    }

    private static Structure structure(String noun, String description, List<Member> members, List<Option> options) {
        List<Member> all = Stream.concat(members.stream(), options.stream().map(Member::of))
                .toList();
        if (all.stream().map(Member::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException(noun + " has an option that is named like another field of it: "
                    + all.stream().map(Member::name).sorted().toList());
        }
        return new Structure(noun, description, all);
    }

    private static String article(String name) {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }
}
