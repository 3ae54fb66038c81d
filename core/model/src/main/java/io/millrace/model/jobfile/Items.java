package io.millrace.model.jobfile;

import io.millrace.model.document.Node;
import io.millrace.model.plan.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sources, steps and sinks of a configuration, each with its id.
 *
 * @param complete whether all of them could be read, so that what is missing here is missing in the file
 */
record Items(List<Item> sources, List<Item> steps, List<Item> sinks, boolean complete) {
    /** Dead-letter sinks get ids of this form. */
    static final String DEAD_LETTERS = "dead-letters";

    static Items of(Section configuration, Problems problems) {
        return new Reading(configuration, problems).read();
    }

    List<Item> all() {
        return Stream.of(sources, steps, sinks).flatMap(List::stream).toList();
    }

    /** Those that read records, of which some may be malformed. */
    List<Item> reading() {
        return all().stream()
                .filter(item -> item.ports().contains(Edge.Port.DEAD_LETTERS))
                .toList();
    }

    /** Gives out ids: first the given ones, then those that are made of types. */
    private static final class Reading {
        private final Section configuration;
        private final Problems problems;
        private final Set<String> taken = new HashSet<>();
        private final Map<Section, Placed<String>> given = new HashMap<>();
        private boolean complete = true;

        Reading(Section configuration, Problems problems) {
            this.configuration = configuration;
            this.problems = problems;
        }

        Items read() {
            List<Section> sources = sections("sources");
            List<Section> steps = sections("steps");
            List<Section> sinks = sections("sinks");
            if (configuration
                    .section("errorHandling")
                    .flatMap(e -> e.section("deadLetter"))
                    .isPresent()) {
                taken.add(DEAD_LETTERS);
            }
            Stream.of(sources, steps, sinks).flatMap(List::stream).forEach(this::takeGivenId);
            return new Items(
                    items(Item.Kind.SOURCE, sources),
                    items(Item.Kind.STEP, steps),
                    items(Item.Kind.SINK, sinks),
                    complete);
        }

        private List<Section> sections(String name) {
            List<Section> sections = configuration.sections(name);
            int written = configuration.node().get(name).orElse(null) instanceof Node.Sequence sequence
                    ? sequence.items().size()
                    : configuration.has(name) ? -1 : 0;
            complete &= sections.size() == written;
            return sections;
        }

        private void takeGivenId(Section section) {
            section.get("id", String.class).ifPresent(id -> {
                if (taken.add(id.value())) {
                    given.put(section, id);
                } else {
                    problems.add(
                            id.node(), "DUPLICATE_ID", "the id '" + id.value() + "' is taken", "", "an id of its own");
                    complete = false;
                }
            });
            complete &= !section.has("id") || section.get("id", String.class).isPresent();
        }

        private List<Item> items(Item.Kind kind, List<Section> sections) {
            List<Item> items = new ArrayList<>();
            for (Section section : sections) {
                Placed<String> id = given.get(section);
                items.add(
                        id != null
                                ? new Item(kind, id.value(), id.node(), section)
                                : new Item(kind, derivedId(kind, section), section.node(), section));
            }
            return items;
        }

        private String derivedId(Item.Kind kind, Section section) {
            String base = section.variant().isEmpty() ? kind.name() : dashed(section.variant());
            String id = base.toLowerCase(Locale.ROOT);
            for (int number = 2; !taken.add(id); number++) {
                id = base.toLowerCase(Locale.ROOT) + "-" + number;
            }
            return id;
        }

        /** {@code windowAggregate} as {@code window-Aggregate}. */
        private static String dashed(String camelCase) {
            return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        }
    }
}
