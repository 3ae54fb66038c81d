package io.millrace.model.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Regular expressions in the syntax of RE2: the time to match is linear in the text, whatever the pattern is. */
public final class Regex {
    /** The most instructions that a pattern may become. */
    private static final int MOST_INSTRUCTIONS = 20_000;

    private static final int MOST_CHARACTERS = 1_000;

    private Regex() {}

    /** The pattern made ready; empty if it is none, or too large. */
    public static Optional<Pattern> compile(String pattern) {
        try {
            return pattern.length() > MOST_CHARACTERS
                    ? Optional.empty()
                    : Optional.of(Pattern.compile(pattern))
                            .filter(compiled -> compiled.programSize() <= MOST_INSTRUCTIONS);
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Why a text is no pattern, for messages. */
    static String refusal(String pattern) {
        if (pattern.length() > MOST_CHARACTERS) {
            return "a regular expression has at most " + MOST_CHARACTERS + " characters";
        }
        try {
            Pattern.compile(pattern);
            return "the regular expression repeats too much";
        } catch (PatternSyntaxException e) {
            return "the regular expression is not one of RE2: " + e.getDescription();
        }
    }

    /** Something that stands in a replacement. */
    public sealed interface Piece {}

    /** Text as it is. */
    public record Text(String text) implements Piece {}

    /** What a group has matched; group 0 is all. */
    public record Group(int number) implements Piece {}

    /**
     * Reads a replacement: {@code $1} and <code>${name}</code> are groups, a backslash makes the character behind it mean itself.
     *
     * @return empty if a group is not there, or a backslash at the end
     */
    public static Optional<List<Piece>> replacement(String replacement, Pattern pattern) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < replacement.length()) {
            char c = replacement.charAt(at++);
            if (c == '\\') {
                if (at == replacement.length()) {
                    return Optional.empty();
                }
                text.append(replacement.charAt(at++));
            } else if (c == '$') {
                int end = groupEnd(replacement, at);
                Optional<Integer> group = group(replacement.substring(at, end), pattern);
                if (group.isEmpty()) {
                    return Optional.empty();
                }
                pieces.add(new Text(text.toString()));
                text.setLength(0);
                pieces.add(new Group(group.get()));
                at = end;
            } else {
                text.append(c);
            }
        }
        pieces.add(new Text(text.toString()));
        return Optional.of(pieces);
    }

    /** Where the name of a group ends: behind the brace, or behind the digits. */
    private static int groupEnd(String replacement, int start) {
        if (replacement.startsWith("{", start)) {
            int brace = replacement.indexOf('}', start);
            return brace < 0 ? start : brace + 1;
        }
        int end = start;
        while (end < replacement.length() && Character.digit(replacement.charAt(end), 10) >= 0 && end - start < 3) {
            end++;
        }
        return end;
    }

    private static Optional<Integer> group(String name, Pattern pattern) {
        if (name.startsWith("{")) {
            Map<String, Integer> names = pattern.namedGroups();
            return Optional.ofNullable(names.get(name.substring(1, name.length() - 1)));
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(Integer.valueOf(name)).filter(number -> number <= pattern.groupCount());
    }
}
