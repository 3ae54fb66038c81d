package io.millrace.model.error;

import java.util.Optional;

/**
 * Something wrong in a document that a person wrote.
 *
 * @param code stable across releases, upper-case words joined by underscores, such as {@code UNKNOWN_FIELD}
 * @param line where it stands, from 1
 * @param column from 1
 * @param path the place in the document's structure, such as {@code configuration.sources[0].topic}; empty for the whole
 * @param rule what holds and is broken here, as a clause without a full stop
 * @param found the value found, shortened; empty if there is none, if the rule already says it, or if it may be secret
 * @param expected what would be right; empty if the rule says it
 * @param suggestion the one thing that was most likely meant
 */
public record Problem(
        String code,
        int line,
        int column,
        String path,
        String rule,
        String found,
        String expected,
        Optional<String> suggestion) {
    private static final int LONGEST_FOUND = 60;

    public Problem {
        found = shorten(found);
    }

    /** One line for people: {@code 12:9 UNKNOWN_FIELD configuration.sources[0].topik: 'topik' is …; did you mean 'topic'?}. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        text.append(line).append(':').append(column).append(' ').append(code);
        if (!path.isEmpty()) {
            text.append(' ').append(path);
        }
        text.append(": ").append(rule);
        if (!found.isEmpty()) {
            text.append(", found '").append(found).append('\'');
        }
        if (suggestion.isPresent()) {
            text.append("; did you mean '").append(suggestion.get()).append("'?");
        } else if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        return text.toString();
    }

    /** The same behind the name of the file, as editors and terminals link it: {@code metrics.yaml:12:9 …}. */
    public String describe(String file) {
        return file + ":" + describe();
    }

    /** Text on one line, cut to a length that fits into a message. */
    private static String shorten(String text) {
        String shown = text.length() <= LONGEST_FOUND ? text : text.substring(0, LONGEST_FOUND - 1) + "…";
        return shown.chars().anyMatch(Character::isISOControl) ? shown.replaceAll("\\p{Cntrl}+", " ") : shown;
    }
}
