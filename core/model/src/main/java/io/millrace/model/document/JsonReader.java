package io.millrace.model.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.millrace.model.document.Node.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Builds the tree from JSON's tokens. */
final class JsonReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    // Depth is bounded by the tree; the library's bound only has to be wider.
                    .maxNestingDepth(2 * Document.MAX_DEPTH)
                    .maxNameLength(Document.MAX_LENGTH)
                    .maxNumberLength(Document.MAX_LENGTH)
                    .maxStringLength(Document.MAX_LENGTH)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final String text;
    private final TreeBuilder tree;

    JsonReader(String text, TreeBuilder tree) {
        this.text = text;
        this.tree = tree;
    }

    Node read() throws UnreadableException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new UnreadableException("EMPTY_DOCUMENT", 1, 1, "", "the document is empty", "", "");
            }
            Node root = node(parser, "", 0);
            if (parser.nextToken() != null) {
                JsonLocation location = parser.currentTokenLocation();
                throw new UnreadableException(
                        "SEVERAL_DOCUMENTS",
                        location.getLineNr(),
                        location.getColumnNr(),
                        "",
                        "a file holds one document",
                        "",
                        "");
            }
            return root;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new UnreadableException(
                    "JSON_SYNTAX",
                    Math.max(1, location == null ? 1 : location.getLineNr()),
                    Math.max(1, location == null ? 1 : location.getColumnNr()),
                    "",
                    withoutSource(e.getOriginalMessage()),
                    "",
                    "");
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    /** The library speaks of places in its own way. */
    private static String withoutSource(String message) {
        return message.replaceAll("\\[Source: [^\\]]*; line: ([0-9]+), column: ([0-9]+)\\]", "$1:$2");
    }

    private Node node(JsonParser parser, String path, int depth) throws IOException, UnreadableException {
        JsonLocation start = parser.currentTokenLocation();
        int line = start.getLineNr();
        int column = start.getColumnNr();
        tree.enter(depth, line, column, path);
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                TreeBuilder.Entries entries = tree.entries();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    Scalar key = scalar(parser, Scalar.Kind.TEXT, Node.member(path, parser.currentName()));
                    parser.nextToken();
                    entries.add(key, node(parser, key.path(), depth + 1));
                }
                yield entries.build(line, column, path);
            }
            case START_ARRAY -> {
                List<Node> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node(parser, Node.element(path, items.size()), depth + 1));
                }
                yield new Node.Sequence(items, line, column, path);
            }
            case VALUE_STRING -> scalar(parser, Scalar.Kind.TEXT, path);
            case VALUE_NUMBER_INT -> scalar(parser, Scalar.Kind.INTEGER, path);
            case VALUE_NUMBER_FLOAT -> scalar(parser, Scalar.Kind.NUMBER, path);
            case VALUE_TRUE, VALUE_FALSE -> scalar(parser, Scalar.Kind.BOOLEAN, path);
            case VALUE_NULL -> scalar(parser, Scalar.Kind.NULL, path);
            default ->
                throw new IllegalStateException("JSON token " + parser.currentToken() + " where a value must stand");
        };
    }

    private Scalar scalar(JsonParser parser, Scalar.Kind kind, String path) throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        String value = parser.getText();
        int quotes = kind == Scalar.Kind.TEXT ? 1 : 0;
        String written = quotes == 0 ? value : '"' + value + '"';
        boolean verbatim = text.startsWith(written, (int) start.getCharOffset());
        return new Scalar(value, kind, verbatim, quotes, start.getLineNr(), start.getColumnNr(), path);
    }
}
