package io.millrace.formats.json;

import io.millrace.model.error.MillraceException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in a document: a singular query of RFC 9535 (JSONPath), such as {@code $.legs[0].from} or
 * {@code $['a.b'].c}. Counting from the end of an array, as {@code [-1]} does, would need the whole array first and is
 * refused.
 */
record JsonPath(List<Step> steps) {
    private static final int MAX_STEPS = 32;

    JsonPath {
        steps = List.copyOf(steps);
    }

    /** One level deeper. */
    sealed interface Step {
        /** The member of an object. */
        record Member(String name) implements Step {}

        /** The element of an array, from 0. */
        record Element(int index) implements Step {}
    }

    /** The member of the record's own object. */
    static JsonPath member(String name) {
        return new JsonPath(List.of(new Step.Member(name)));
    }

    /** @throws MillraceException {@code JSON_PATH_INVALID} if the text is no path, or one of a value that is no member */
    static JsonPath parse(String text) {
        return new Parsing(text).path();
    }

    /** A text and how far it was read. */
    private static final class Parsing {
        private final String text;
        private int at;

        Parsing(String text) {
            this.text = text;
        }

        JsonPath path() {
            if (!take('$')) {
                throw wrong("'$'");
            }
            List<Step> steps = new ArrayList<>();
            while (at < text.length()) {
                steps.add(step());
            }
            if (steps.isEmpty() || steps.getFirst() instanceof Step.Element) {
                throw invalid("a path begins with a member of the record, such as $.name");
            }
            if (steps.size() > MAX_STEPS) {
                throw invalid("a path has at most " + MAX_STEPS + " steps");
            }
            return new JsonPath(steps);
        }

        private Step step() {
            if (take('.')) {
                return new Step.Member(name());
            }
            if (!take('[')) {
                throw wrong("'.' or '['");
            }
            Step step = at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')
                    ? new Step.Member(quoted())
                    : new Step.Element(index());
            if (!take(']')) {
                throw wrong("']'");
            }
            return step;
        }

        private String name() {
            int start = at;
            while (at < text.length() && isNamePart(text.charAt(at), at == start)) {
                at++;
            }
            if (at == start) {
                throw wrong("a name of letters, digits and underscores, or ['any name']");
            }
            return text.substring(start, at);
        }

        private static boolean isNamePart(char c, boolean first) {
            return c == '_' || c >= 0x80 || Character.isLetter(c) || (!first && Character.isDigit(c));
        }

        private String quoted() {
            char quote = text.charAt(at++);
            StringBuilder name = new StringBuilder();
            while (at < text.length() && text.charAt(at) != quote) {
                char c = text.charAt(at++);
                if (c == '\\') {
                    if (at == text.length() || (text.charAt(at) != quote && text.charAt(at) != '\\')) {
                        throw wrong("a quote or a backslash behind a backslash");
                    }
                    c = text.charAt(at++);
                }
                name.append(c);
            }
            if (!take(quote)) {
                throw wrong("a closing quote");
            }
            return name.toString();
        }

        private int index() {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
            if (at == start || at - start > 6 || leadingZero) {
                at = start;
                throw wrong("a name in quotes, or a number from 0 to 999999");
            }
            return Integer.parseInt(text.substring(start, at));
        }

        private boolean take(char c) {
            boolean here = at < text.length() && text.charAt(at) == c;
            at += here ? 1 : 0;
            return here;
        }

        private MillraceException wrong(String wanted) {
            return invalid("expected " + wanted + " at character " + at);
        }

        private MillraceException invalid(String rule) {
            return new MillraceException("JSON_PATH_INVALID", "the path '" + text + "': " + rule);
        }
    }
}
