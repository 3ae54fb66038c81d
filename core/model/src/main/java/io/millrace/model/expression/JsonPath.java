package io.millrace.model.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way from the root of a JSON document to a value. */
public record JsonPath(List<Step> steps) {
    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** From a value to one in it. */
    public sealed interface Step {}

    /** To a field of an object. */
    public record Field(String name) implements Step {}

    /** To an item of an array, from 0. */
    public record Item(int index) implements Step {}

    /** Reads {@code $}, {@code .name}, {@code ['name']}, {@code ["name"]} and {@code [index]}; empty if the text is anything else. */
    public static Optional<JsonPath> parse(String text) {
        if (!text.startsWith("$")) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            int end = text.charAt(at) == '.' ? endOfName(text, at + 1) : endOfBrackets(text, at);
            if (end < 0) {
                return Optional.empty();
            }
            steps.add(text.charAt(at) == '.' ? new Field(text.substring(at + 1, end)) : bracketed(text, at, end));
            at = end;
        }
        return Optional.of(new JsonPath(steps));
    }

    /** Behind letters, digits, underscores and what is not ASCII; -1 if there are none. */
    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_' || text.charAt(end) > 127)) {
            end++;
        }
        return end == start ? -1 : end;
    }

    /** Behind the closing bracket; -1 if there are no right brackets. */
    private static int endOfBrackets(String text, int start) {
        if (text.charAt(start) != '[' || start + 1 == text.length()) {
            return -1;
        }
        char quote = text.charAt(start + 1);
        if (quote == '\'' || quote == '"') {
            int closing = text.indexOf(quote, start + 2);
            return closing >= 0 && text.startsWith("]", closing + 1) ? closing + 2 : -1;
        }
        int end = start + 1;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        int digits = end - start - 1;
        return digits > 0 && digits < 10 && text.startsWith("]", end) ? end + 1 : -1;
    }

    private static Step bracketed(String text, int start, int end) {
        char first = text.charAt(start + 1);
        return first == '\'' || first == '"'
                ? new Field(text.substring(start + 2, end - 2))
                : new Item(Integer.parseInt(text.substring(start + 1, end - 1)));
    }
}
