package io.millrace.model.jobfile;

import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Entry;
import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a configuration in the linear form as one with sources, steps and sinks. Every part keeps its place in the file, so that
 * what is found wrong later is still shown where it stands.
 */
final class LinearForm {
    private static final String OUTPUT_FORMAT = "json";

    private final Section configuration;
    private final Map<String, Placed<?>> fields;
    private final List<Entry> entries = new ArrayList<>();

    private LinearForm(Section configuration) {
        this.configuration = configuration;
        this.fields = new HashMap<>(configuration.fields());
    }

    /** The same configuration if it is not in the linear form. */
    static Section expand(Section configuration, Problems problems) {
        boolean linear = LinearGrammar.FIELDS.stream().anyMatch(configuration::has);
        return linear ? new LinearForm(configuration).expand(problems) : configuration;
    }

    private Section expand(Problems problems) {
        Optional<Section> topics = configuration.section(LinearGrammar.KAFKA_TOPICS);
        put("sources", topics.flatMap(t -> t.section("input")).map(input -> endpoint(input, "input")), 1);
        put("sinks", topics.flatMap(t -> t.get("output", Object.class)).map(LinearForm::output), 1);
        steps();
        topics.flatMap(t -> t.get("deadLetter", Object.class)).ifPresent(place -> deadLetter(place, problems));
        configuration.node().entries().stream()
                .filter(entry -> entries.stream()
                        .noneMatch(own -> own.key().text().equals(entry.key().text())))
                .forEach(entries::add);
        Mapping node = configuration.node();
        return new Section("", new Mapping(entries, node.line(), node.column(), node.path()), fields);
    }

    /** A list with one item; one that lacks it shows as incomplete, because it counts as {@code written} items. */
    private void put(String name, Optional<Section> item, int written) {
        List<Placed<?>> items = new ArrayList<>();
        item.ifPresent(section -> items.add(new Placed<>(section, section.node())));
        put(name, items, written);
    }

    private void put(String name, List<Placed<?>> items, int written) {
        Mapping node = configuration.node();
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < written; i++) {
            nodes.add(i < items.size() ? items.get(i).node() : node);
        }
        String path = Node.member(node.path(), name);
        Sequence list = new Sequence(nodes, node.line(), node.column(), path);
        entry(name, list);
        fields.put(name, new Placed<>(new Section.Values(items), list));
    }

    private void entry(String name, Node value) {
        Scalar key = new Scalar(name, Scalar.Kind.TEXT, false, 0, value.line(), value.column(), value.path());
        entries.add(new Entry(key, value));
    }

    private void steps() {
        List<Placed<?>> items = new ArrayList<>(configuration.items(LinearGrammar.TRANSFORMATIONS));
        int written = configuration.node().get(LinearGrammar.TRANSFORMATIONS).orElse(null) instanceof Sequence list
                ? list.items().size()
                : items.size();
        Optional<Section> window = configuration.section(LinearGrammar.WINDOW_CONFIG);
        if (configuration.has(LinearGrammar.WINDOW_CONFIG)) {
            written++;
        }
        window.map(LinearForm::windowAggregate).ifPresent(step -> items.add(new Placed<>(step, step.node())));
        put("steps", items, written);
    }

    private static Section windowAggregate(Section config) {
        return with(
                new Section(StepGrammar.WINDOW_AGGREGATE, config.node(), config.fields()),
                Map.of("window", new Placed<>(config, config.node()), "id", new Placed<>("window", config.node())));
    }

    private static Section endpoint(Section place, String id) {
        return with(
                new Section(LinearGrammar.CONNECTOR, place.node(), place.fields()),
                Map.of("id", new Placed<>(id, place.node())));
    }

    private static Section output(Placed<Object> given) {
        Section place = place(given);
        Section sink = endpoint(place, "output");
        return place.has("format") ? sink : with(sink, Map.of("format", new Placed<>(OUTPUT_FORMAT, place.node())));
    }

    private void deadLetter(Placed<Object> given, Problems problems) {
        Optional<Section> errors = configuration.section("errorHandling");
        Section place = place(given);
        if (errors.isPresent() && errors.get().has("deadLetter")) {
            problems.add(
                    place.node(),
                    "CONTRADICTION",
                    "dead letters go to one place, and errorHandling names another",
                    "",
                    "one of the two");
        }
        Section sink = new Section(LinearGrammar.CONNECTOR, place.node(), place.fields());
        Section none = new Section(
                "", new Mapping(List.of(), place.node().line(), place.node().column(), ""), Map.of());
        Section all = with(errors.orElse(none), Map.of("deadLetter", new Placed<>(sink, place.node())));
        fields.put("errorHandling", new Placed<>(all, all.node()));
    }

    /** The mapping that a topic is, or is short for. */
    private static Section place(Placed<Object> given) {
        if (given.value() instanceof Section section) {
            return section;
        }
        Node topic = given.node();
        Mapping node = new Mapping(List.of(), topic.line(), topic.column(), topic.path());
        return new Section("", node, Map.of(LinearGrammar.TOPIC, given));
    }

    private static Section with(Section section, Map<String, Placed<?>> more) {
        Map<String, Placed<?>> all = new HashMap<>(section.fields());
        all.putAll(more);
        return new Section(section.variant(), section.node(), all);
    }
}
