package io.millrace.model.document;

import io.millrace.model.error.Problem;
import java.util.List;
import java.util.Optional;

/** Reads documents. Limits keep a hostile one from taking much time, memory or stack. */
public final class Document {
    /** The longest document that is read, in characters. */
    public static final int MAX_LENGTH = 1 << 20;
    /** How deep mappings and lists may stand in each other. */
    public static final int MAX_DEPTH = 64;
    /** How many values a document may have once its aliases are replaced by what they stand for. */
    public static final int MAX_NODES = 100_000;

    private Document() {}

    /**
     * Reads a document that consists of one value.
     *
     * @param problems takes what is wrong
     * @return the root, or nothing if no tree can be made of the text
     */
    public static Optional<Node> read(String text, Syntax syntax, List<Problem> problems) {
        if (text.length() > MAX_LENGTH) {
            problems.add(new Problem(
                    "DOCUMENT_TOO_LARGE",
                    1,
                    1,
                    "",
                    "a document has at most " + MAX_LENGTH + " characters",
                    text.length() + " characters",
                    "",
                    Optional.empty()));
            return Optional.empty();
        }
        TreeBuilder tree = new TreeBuilder(problems);
        try {
            return Optional.of(
                    switch (syntax) {
                        case YAML -> new YamlReader(text, tree).read();
                        case JSON -> new JsonReader(text, tree).read();
                    });
        } catch (UnreadableException e) {
            problems.add(e.problem());
            return Optional.empty();
        }
    }
}
