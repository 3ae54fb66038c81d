package io.millrace.model.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with fields of a row in braces: {@code sensor:{sensor_id}:window:{window_start:millis}}. A TIMESTAMP is written in
 * ISO 8601, or with {@code :millis} or {@code :micros} as a number since the epoch; a doubled brace stands for the brace
 * itself; null is written as the empty text.
 */
public record Template(String text, List<Part> parts) {
    public Template {
        parts = List.copyOf(parts);
    }

    /** A piece of a template. */
    public sealed interface Part {
        /** Text as it is. */
        record Text(String text) implements Part {}

        /** The value of a field. */
        record Value(String field, Rendering rendering) implements Part {}
    }

    /** How a value is written. */
    public enum Rendering {
        PLAIN,
        MILLIS,
        MICROS
    }

    /** The fields named, in order, a field named twice twice. */
    public List<String> fields() {
        return parts.stream()
                .filter(Part.Value.class::isInstance)
                .map(part -> ((Part.Value) part).field())
                .toList();
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException that says what is wrong, at which character, and what would be right
     */
    public static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                literal.append(c);
                i += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    throw new IllegalArgumentException(
                            "'{' at character " + (i + 1) + " has no '}'; write '{{' for a brace");
                }
                if (!literal.isEmpty()) {
                    parts.add(new Part.Text(literal.toString()));
                    literal.setLength(0);
                }
                parts.add(value(text.substring(i + 1, end), i + 1));
                i = end + 1;
            } else if (c == '}') {
                throw new IllegalArgumentException(
                        "'}' at character " + (i + 1) + " has no '{'; write '}}' for a brace");
            } else {
                literal.append(c);
                i++;
            }
        }
        if (!literal.isEmpty()) {
            parts.add(new Part.Text(literal.toString()));
        }
        return new Template(text, parts);
    }

    private static Part value(String inner, int at) {
        int colon = inner.lastIndexOf(':');
        String field = colon < 0 ? inner : inner.substring(0, colon);
        if (field.isEmpty()) {
            throw new IllegalArgumentException("the braces at character " + at + " name no field");
        }
        Rendering rendering = colon < 0
                ? Rendering.PLAIN
                : switch (inner.substring(colon + 1)) {
                    case "millis" -> Rendering.MILLIS;
                    case "micros" -> Rendering.MICROS;
                    default ->
                        throw new IllegalArgumentException("'" + inner.substring(colon + 1) + "' at character " + at
                                + " is no rendering; write 'millis' or 'micros'");
                };
        return new Part.Value(field, rendering);
    }
}
