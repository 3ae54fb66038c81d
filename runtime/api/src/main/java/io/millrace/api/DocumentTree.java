package io.millrace.api;

import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Entry;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.option.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Makes the tree that a job file would have; a line is that of the program which made the part. */
final class DocumentTree {
    private DocumentTree() {}

    /** A value and the line that all of it is from. */
    record Placed(Object value, int line) {}

    /** @param line of all that is not placed */
    static Node of(SequencedMap<String, ?> document, int line) {
        return node(document, line, "");
    }

    private static Node node(Object value, int line, String path) {
        return switch (value) {
            case Placed placed -> node(placed.value(), placed.line(), path);
            case Settings settings -> mapping(settings.fields(), line, path);
            case SequencedMap<?, ?> fields -> mapping(fields, line, path);
            // One without an order of its own: the same document in every run.
            case Map<?, ?> fields -> mapping(new TreeMap<>(fields), line, path);
            case List<?> values -> {
                List<Node> items = new ArrayList<>();
                for (Object item : values) {
                    items.add(node(item, line, Node.element(path, items.size())));
                }
                yield new Node.Sequence(items, line, 1, path);
            }
            case Boolean truth -> scalar(truth.toString(), Scalar.Kind.BOOLEAN, line, path);
            case Integer number -> scalar(number.toString(), Scalar.Kind.INTEGER, line, path);
            case Long number -> scalar(number.toString(), Scalar.Kind.INTEGER, line, path);
            case Double number -> scalar(number.toString(), Scalar.Kind.NUMBER, line, path);
            case BigDecimal number -> scalar(number.toPlainString(), Scalar.Kind.NUMBER, line, path);
            case Duration duration -> scalar(DurationText.format(duration), Scalar.Kind.TEXT, line, path);
            case Enum<?> constant -> scalar(constant.name(), Scalar.Kind.TEXT, line, path);
            default -> scalar(value.toString(), Scalar.Kind.TEXT, line, path);
        };
    }

    private static Node mapping(Map<?, ?> fields, int line, String path) {
        List<Entry> entries = new ArrayList<>();
        fields.forEach((key, field) -> {
            String name = (String) key;
            Scalar text = scalar(name, Scalar.Kind.TEXT, line, Node.member(path, name));
            entries.add(new Entry(text, node(field, line, text.path())));
        });
        return new Node.Mapping(entries, line, 1, path);
    }

    private static Scalar scalar(String text, Scalar.Kind kind, int line, String path) {
        return new Scalar(text, kind, false, 0, line, 1, path);
    }
}
