package io.millrace.model.expression;

import com.google.re2j.Matcher;
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

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{1,4})?)?\\}");

    private Regex() {}

    /** The pattern made ready; empty if it is none, or too large. */
    public static Optional<Pattern> compile(String pattern) {
        return refusal(pattern).isPresent() ? Optional.empty() : Optional.of(Pattern.compile(pattern));
    }

    /** Why a text is no pattern, as a rule for messages; empty if it is one. */
    public static Optional<String> refusal(String pattern) {
        if (pattern.length() > MOST_CHARACTERS) {
            return Optional.of("a regular expression has at most " + MOST_CHARACTERS + " characters");
        }
        if (!isSmall(pattern)) {
            return Optional.of("the regular expression repeats too much");
        }
        try {
            return Pattern.compile(pattern).programSize() <= MOST_INSTRUCTIONS
                    ? Optional.empty()
                    : Optional.of("the regular expression repeats too much");
        } catch (PatternSyntaxException e) {
            return Optional.of("the regular expression is not one of RE2: " + e.getDescription());
        }
    }

    /**
     * Whether the pattern is small enough to be made ready: RE2/J writes counted repetitions out, one in the other, however
     * much memory that takes. Counts parts, each as often as it is repeated.
     */
    private static boolean isSmall(String pattern) {
        long[] parts = new long[pattern.length() + 1];
        int depth = 0;
        long last = 0;
        int at = 0;
        while (at < pattern.length() && parts[depth] <= MOST_INSTRUCTIONS) {
            Matcher repetition = REPETITION.matcher(pattern.substring(at));
            char c = pattern.charAt(at);
            if (c == '{' && repetition.lookingAt()) {
                String most = repetition.group(2) == null ? repetition.group(1) : repetition.group(2);
                long times = Math.max(1, Long.parseLong(most));
                parts[depth] += last * (times - 1);
                last *= times;
                at += repetition.end();
                continue;
            }
            at += c == '\\' ? 2 : c == '[' ? classLength(pattern, at) : 1;
            if (c == '(') {
                parts[++depth] = 0;
                continue;
            }
            last = c == ')' && depth > 0 ? Math.max(1, parts[depth--]) : 1;
            parts[depth] += last;
        }
        return parts[depth] <= MOST_INSTRUCTIONS;
    }

    /** The characters of a class in brackets, as far as its first closing one. */
    private static int classLength(String pattern, int start) {
        int end = start + 1;
        end += pattern.startsWith("^", end) ? 1 : 0;
        end += pattern.startsWith("]", end) ? 1 : 0;
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1 - start;
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
