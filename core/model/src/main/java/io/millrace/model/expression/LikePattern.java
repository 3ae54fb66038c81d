package io.millrace.model.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pattern of LIKE in its parts. */
public record LikePattern(List<Part> parts) {
    public LikePattern {
        parts = List.copyOf(parts);
    }

    /** Something that stands in a pattern. */
    public sealed interface Part {}

    /** {@code %}. */
    public record AnyText() implements Part {}

    /** {@code _}. */
    public record AnyCharacter() implements Part {}

    /** Characters that mean themselves. */
    public record Text(String text) implements Part {}

    /**
     * Reads a pattern.
     *
     * @param escape the character behind which {@code %}, {@code _} and itself mean themselves; empty if there is none
     * @return empty if the escape character stands before anything else
     */
    public static Optional<LikePattern> parse(String pattern, String escape) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int escaping = escape.isEmpty() ? -1 : escape.codePointAt(0);
        int[] characters = pattern.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int character = characters[i];
            if (character == escaping) {
                i++;
                boolean right = i < characters.length
                        && (characters[i] == '%' || characters[i] == '_' || characters[i] == escaping);
                if (!right) {
                    return Optional.empty();
                }
                text.appendCodePoint(characters[i]);
            } else if (character == '%' || character == '_') {
                end(text, parts);
                parts.add(character == '%' ? new AnyText() : new AnyCharacter());
            } else {
                text.appendCodePoint(character);
            }
        }
        end(text, parts);
        return Optional.of(new LikePattern(parts));
    }

    private static void end(StringBuilder text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Text(text.toString()));
            text.setLength(0);
        }
    }
}
