package io.millrace.model.jobfile;

import io.millrace.model.document.Node;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A mapping that has been checked against a {@link Shape.Structure}: the values of its fields, without those that are
 * missing or wrong. What is wrong has been reported.
 *
 * @param variant which one it is, if its shape has variants; empty if it has none, or if the file names no known one
 */
record Section(String variant, Node.Mapping node, Map<String, Placed<?>> fields) {
    Section {
        fields = Map.copyOf(fields);
    }

    /** Whether the file has the field, right or wrong. */
    boolean has(String name) {
        return node.get(name).isPresent();
    }

    <T> Optional<Placed<T>> get(String name, Class<T> type) {
        return Optional.ofNullable(fields.get(name))
                .map(placed -> new Placed<>(type.cast(placed.value()), placed.node()));
    }

    <T> Optional<T> value(String name, Class<T> type) {
        return get(name, type).map(Placed::value);
    }

    Optional<Section> section(String name) {
        return value(name, Section.class);
    }

    /** The items of a list, or none if the field is missing. */
    List<Placed<?>> items(String name) {
        return value(name, Values.class).map(Values::items).orElse(List.of());
    }

    List<Section> sections(String name) {
        return items(name).stream()
                .map(item -> item.value() instanceof Section section ? section : null)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The value of a list. */
    record Values(List<Placed<?>> items) {
        Values {
            items = List.copyOf(items);
        }
    }

    /** The value of a mapping with free keys, in the order of the file. */
    record Pairs(List<Pair> pairs) {
        Pairs {
            pairs = List.copyOf(pairs);
        }
    }

    /** A key and its value. */
    record Pair(Node.Scalar key, Placed<?> value) {}
}
