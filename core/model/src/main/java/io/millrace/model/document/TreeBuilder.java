package io.millrace.model.document;

import io.millrace.model.document.Node.Entry;
import io.millrace.model.document.Node.Mapping;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.document.Node.Sequence;
import io.millrace.model.error.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What reading YAML and reading JSON have in common: limits, and keys that stand twice. */
final class TreeBuilder {
    private final List<Problem> problems;
    private int nodes;

    TreeBuilder(List<Problem> problems) {
        this.problems = problems;
    }

    /** Counts a value; called before it is built. */
    void enter(int depth, int line, int column, String path) throws UnreadableException {
        if (depth > Document.MAX_DEPTH) {
            throw new UnreadableException(
                    "DOCUMENT_TOO_DEEP",
                    line,
                    column,
                    "",
                    "mappings and lists stand at most " + Document.MAX_DEPTH + " deep in each other",
                    "",
                    "");
        }
        if (++nodes > Document.MAX_NODES) {
            throw new UnreadableException(
                    "DOCUMENT_TOO_LARGE",
                    line,
                    column,
                    path,
                    "a document has at most " + Document.MAX_NODES + " values, those of aliases counted",
                    "",
                    "");
        }
    }

    /** Counts the values of a part that stands in the document once more. */
    void enterCopy(Node node, int depth, int line, int column, String path) throws UnreadableException {
        enter(depth, line, column, path);
        switch (node) {
            case Mapping mapping -> {
                for (Entry entry : mapping.entries()) {
                    enterCopy(entry.value(), depth + 1, line, column, path);
                }
            }
            case Sequence sequence -> {
                for (Node item : sequence.items()) {
                    enterCopy(item, depth + 1, line, column, path);
                }
            }
            case Scalar ignored -> {}
        }
    }

    Entries entries() {
        return new Entries();
    }

    /** The entries of one mapping; of equal keys the first one stays. */
    final class Entries {
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, Scalar> keys = new HashMap<>();

        void add(Scalar key, Node value) {
            Scalar first = keys.putIfAbsent(key.text(), key);
            if (first == null) {
                entries.add(new Entry(key, value));
            } else {
                problems.add(new Problem(
                        "DUPLICATE_KEY",
                        key.line(),
                        key.column(),
                        key.path(),
                        "'" + key.text() + "' already stands in line " + first.line(),
                        "",
                        "each key once",
                        Optional.empty()));
            }
        }

        Mapping build(int line, int column, String path) {
            return new Mapping(entries, line, column, path);
        }
    }
}
