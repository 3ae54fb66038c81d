package io.millrace.model.jobfile;

import io.millrace.model.document.Node;
import io.millrace.model.plan.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which item takes rows from which: finds inputs, cycles, and what nobody takes. */
final class Wiring {
    private final Items items;
    private final Problems problems;
    private final Map<String, Item> byId = new HashMap<>();
    private final Map<Item, List<Edge>> inputs = new HashMap<>();
    private boolean misnamed;
    private final Map<String, Edge> known = new LinkedHashMap<>();

    Wiring(Items items, Problems problems) {
        this.items = items;
        this.problems = problems;
        for (Item item : items.all()) {
            byId.put(item.id(), item);
            for (Edge.Port port : item.ports()) {
                Edge edge = new Edge(item.id(), port);
                known.put(edge.toString(), edge);
            }
        }
        Optional<Item> before = items.sources().isEmpty()
                ? Optional.empty()
                : Optional.of(items.sources().getLast());
        for (Item step : items.steps()) {
            inputs.put(step, inputs(step, before));
            before = Optional.of(step);
        }
        for (Item sink : items.sinks()) {
            inputs.put(sink, inputs(sink, before));
        }
    }

    /** The outputs that the item takes, without those that there are not. */
    List<Edge> inputs(Item item) {
        return Optional.ofNullable(inputs.get(item)).orElse(List.of());
    }

    /** Whether some item takes this output. */
    boolean takes(Edge edge) {
        return inputs.values().stream().anyMatch(edges -> edges.contains(edge));
    }

    private List<Edge> inputs(Item item, Optional<Item> before) {
        Optional<Placed<Object>> given = item.section().get("inputs", Object.class);
        if (given.isEmpty()) {
            return item.section().has("inputs")
                    ? List.of()
                    : before.map(source -> List.of(Edge.main(source.id()))).orElse(List.of());
        }
        List<Edge> edges = new ArrayList<>();
        for (Placed<?> name : names(given.get())) {
            String text = (String) name.value();
            Edge edge = known.get(text);
            if (edge == null) {
                unknownInput(name.node(), text);
            } else if (edges.contains(edge)) {
                problems.add(name.node(), "WRONG_INPUTS", "an input stands once", text, "");
            } else {
                edges.add(edge);
            }
        }
        return edges;
    }

    private static List<Placed<?>> names(Placed<Object> given) {
        return given.value() instanceof Section.Values list ? list.items() : List.of(given);
    }

    private void unknownInput(Node at, String name) {
        misnamed = true;
        if (!items.complete()) {
            return;
        }
        Item item = byId.get(name);
        String rule = item != null && item.kind() == Item.Kind.SINK
                ? "'" + name + "' is a sink, which gives out no rows"
                : "there is no source, step or output '" + name + "'";
        problems.unknown(at, "UNKNOWN_INPUT", rule, name, known.keySet());
    }

    /** The steps, each behind those it takes rows from. Steps of a cycle are reported and left out. */
    List<Item> orderedSteps() {
        Set<Item> ordered = new LinkedHashSet<>();
        Set<Item> cyclic = new LinkedHashSet<>();
        for (Item step : items.steps()) {
            visit(step, new LinkedHashSet<>(), ordered, cyclic);
        }
        return List.copyOf(ordered);
    }

    /** Depth first. Returns whether the step could be placed. */
    private boolean visit(Item step, SequencedSet<Item> open, Set<Item> ordered, Set<Item> cyclic) {
        if (ordered.contains(step) || cyclic.contains(step)) {
            return ordered.contains(step);
        }
        if (!open.add(step)) {
            reportCycle(step, open);
            return false;
        }
        boolean placeable = true;
        for (Edge input : inputs(step)) {
            Item source = byId.get(input.node());
            if (source != null && source.kind() == Item.Kind.STEP) {
                placeable &= visit(source, open, ordered, cyclic);
            }
        }
        open.remove(step);
        (placeable ? ordered : cyclic).add(step);
        return placeable;
    }

    private void reportCycle(Item step, SequencedSet<Item> open) {
        String cycle = open.stream()
                .dropWhile(item -> !item.equals(step))
                .map(Item::id)
                .collect(Collectors.joining(" ← ", "", " ← " + step.id()));
        problems.add(
                step.section().node().get("inputs").orElse(step.section().node()),
                "CYCLE",
                "no step takes rows from itself, however far around",
                cycle,
                "");
    }

    /** Reports sources and steps whose rows nobody takes, unless a misspelt input may be the reason. */
    void reportUnused() {
        if (!items.complete() || misnamed) {
            return;
        }
        for (Item item : items.all()) {
            if (item.kind() != Item.Kind.SINK && !takes(Edge.main(item.id()))) {
                problems.add(
                        item.idNode(),
                        "UNUSED",
                        "nothing takes the rows of '" + item.id() + "'",
                        "",
                        "a step or sink with inputs: [" + item.id() + "]");
            }
        }
    }
}
