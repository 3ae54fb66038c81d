package io.millrace.model.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a document. Lines and columns count from 1 and point at the first character of the part. */
public sealed interface Node {
    int line();

    int column();

    /** From the root, such as {@code configuration.sources[0].topic}; empty for the root. */
    String path();

    /** The last part of the path in quotes, for messages: {@code 'topic'}, {@code 'sources[0]'}. */
    default String name() {
        return path().isEmpty() ? "the document" : "'" + path().substring(path().lastIndexOf('.') + 1) + "'";
    }

    /** What it is, with its article, for messages: {@code a list}. */
    String kindName();

    /** Entries in the order of the document; keys are unique. */
    record Mapping(List<Entry> entries, int line, int column, String path) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Node> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        @Override
        public String kindName() {
            return "a mapping";
        }
    }

    /** A key and its value. The key's path is that of the value. */
    record Entry(Scalar key, Node value) {}

    /** A list. */
    record Sequence(List<Node> items, int line, int column, String path) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kindName() {
            return "a list";
        }
    }

    /**
     * A single value.
     *
     * @param text as meant: without quotes, escapes resolved
     * @param verbatim whether the text stands in the document character by character and on one line, so that places
     *     within it can be told
     * @param quotes characters before the text: 1 if it is quoted, else 0
     */
    record Scalar(String text, Kind kind, boolean verbatim, int quotes, int line, int column, String path)
            implements Node {

        /** What the notation says of the value. */
        public enum Kind {
            TEXT("text"),
            INTEGER("a whole number"),
            NUMBER("a number"),
            BOOLEAN("true or false"),
            NULL("nothing");

            private final String description;

            Kind(String description) {
                this.description = description;
            }
        }

        /** The column of the character at {@code offset} of the text; that of the whole value if places in it are unknown. */
        public int columnOf(int offset) {
            return verbatim ? column + quotes + offset : column;
        }

        @Override
        public String kindName() {
            return kind.description;
        }
    }

    /** The same part at another place of the structure, as an alias puts it. */
    default Node at(String path) {
        return switch (this) {
            case Mapping mapping ->
                new Mapping(
                        mapping.entries().stream()
                                .map(entry -> {
                                    String inner = member(path, entry.key().text());
                                    return new Entry(
                                            (Scalar) entry.key().at(inner),
                                            entry.value().at(inner));
                                })
                                .toList(),
                        mapping.line(),
                        mapping.column(),
                        path);
            case Sequence sequence -> {
                List<Node> items = new ArrayList<>();
                for (Node item : sequence.items()) {
                    items.add(item.at(element(path, items.size())));
                }
                yield new Sequence(items, sequence.line(), sequence.column(), path);
            }
            case Scalar s -> new Scalar(s.text(), s.kind(), s.verbatim(), s.quotes(), s.line(), s.column(), path);
        };
    }

    /** The path of a member of a mapping. */
    static String member(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The path of an item of a list. */
    static String element(String path, int index) {
        return path + "[" + index + "]";
    }
}
