package io.millrace.model.jobfile;

import io.millrace.model.document.Document;
import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Entry;
import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import io.millrace.model.document.Syntax;
import io.millrace.model.error.Nearest;
import io.millrace.model.error.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts given values in the place of those of a document. What is put there gets the line and column of what it replaces,
 * or of the mapping that it is added to.
 */
final class Overriding {
    private static final Set<String> TOP = Set.of("$schema", "name", "description", "type", "tags", "configuration");
    private static final int MAX_SEGMENTS = 32;

    private final Problems problems;

    Overriding(Problems problems) {
        this.problems = problems;
    }

    Node apply(Node root, List<JobOverride> overrides) {
        Node result = root;
        for (JobOverride override : overrides) {
            result = apply(result, override);
        }
        return result;
    }

    private Node apply(Node root, JobOverride override) {
        List<Problem> unreadable = new ArrayList<>();
        Optional<Node> value = Document.read(override.value(), Syntax.YAML, unreadable);
        if (value.isEmpty()) {
            problems.add(new Problem(
                    "BAD_OVERRIDE",
                    root.line(),
                    root.column(),
                    override.path(),
                    "the value is one YAML value: " + unreadable.getFirst().rule(),
                    override.value(),
                    "",
                    Optional.empty()));
            return root;
        }
        List<String> segments = new ArrayList<>(
                Arrays.asList(override.path().replaceAll("\\[([0-9]+)]", ".$1").split("\\.", -1)));
        if (!TOP.contains(segments.getFirst())) {
            segments.addFirst("configuration");
        }
        if (segments.size() > MAX_SEGMENTS) {
            return unknown(root, override, "a path has at most " + MAX_SEGMENTS + " parts", "", List.of());
        }
        return put(root, segments, value.get(), override);
    }

    private Node put(Node at, List<String> segments, Node value, JobOverride override) {
        if (segments.isEmpty()) {
            problems.overridden(at.path(), override);
            return placed(value, at, at.path());
        }
        String segment = segments.getFirst();
        List<String> rest = segments.subList(1, segments.size());
        return switch (at) {
            case Mapping mapping -> putField(mapping, segment, rest, value, override);
            case Sequence sequence -> putItem(sequence, segment, rest, value, override);
            case Scalar scalar ->
                unknown(
                        scalar,
                        override,
                        "'" + scalar.path() + "' is a single value and has no field '" + segment + "'",
                        segment,
                        List.of());
        };
    }

    private Node putField(Mapping mapping, String name, List<String> rest, Node value, JobOverride override) {
        String path = Node.member(mapping.path(), name);
        List<Entry> entries = new ArrayList<>();
        boolean found = false;
        for (Entry entry : mapping.entries()) {
            boolean here = entry.key().text().equals(name);
            found |= here;
            entries.add(here ? new Entry(entry.key(), put(entry.value(), rest, value, override)) : entry);
        }
        if (!found) {
            problems.overridden(path, override);
            Scalar key = new Scalar(name, Scalar.Kind.TEXT, false, 0, mapping.line(), mapping.column(), path);
            Node empty = new Mapping(List.of(), mapping.line(), mapping.column(), path);
            entries.add(new Entry(key, put(empty, rest, value, override)));
        }
        return new Mapping(entries, mapping.line(), mapping.column(), mapping.path());
    }

    private Node putItem(Sequence sequence, String segment, List<String> rest, Node value, JobOverride override) {
        List<String> ids = new ArrayList<>();
        List<Node> items = new ArrayList<>(sequence.items());
        for (int i = 0; i < items.size(); i++) {
            String id = items.get(i) instanceof Mapping mapping
                            && mapping.get("id").or(() -> mapping.get("name")).orElse(null) instanceof Scalar scalar
                    ? scalar.text()
                    : String.valueOf(i);
            if (id.equals(segment) || String.valueOf(i).equals(segment)) {
                items.set(i, put(items.get(i), rest, value, override));
                return new Sequence(items, sequence.line(), sequence.column(), sequence.path());
            }
            ids.add(id);
        }
        return unknown(sequence, override, "'" + sequence.path() + "' has no item '" + segment + "'", segment, ids);
    }

    private <N extends Node> N unknown(N at, JobOverride override, String rule, String given, List<String> known) {
        problems.add(new Problem(
                "UNKNOWN_PATH",
                at.line(),
                at.column(),
                override.path(),
                rule,
                "",
                known.isEmpty() ? "" : "one of " + String.join(", ", known),
                Nearest.to(given, known)));
        return at;
    }

    /** The value as if it stood at the place of another. */
    private static Node placed(Node value, Node at, String path) {
        return switch (value) {
            case Mapping mapping ->
                new Mapping(
                        mapping.entries().stream()
                                .map(entry -> {
                                    String inner = Node.member(path, entry.key().text());
                                    return new Entry(
                                            (Scalar) placed(entry.key(), at, inner), placed(entry.value(), at, inner));
                                })
                                .toList(),
                        at.line(),
                        at.column(),
                        path);
            case Sequence sequence -> {
                List<Node> items = new ArrayList<>();
                for (Node item : sequence.items()) {
                    items.add(placed(item, at, Node.element(path, items.size())));
                }
                yield new Sequence(items, at.line(), at.column(), path);
            }
            case Scalar scalar -> new Scalar(scalar.text(), scalar.kind(), false, 0, at.line(), at.column(), path);
        };
    }
}
