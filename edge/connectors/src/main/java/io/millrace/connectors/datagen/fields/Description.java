package io.millrace.connectors.datagen.fields;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a job describes a generator: {@code random(1, 100)}.
 *
 * @param arguments without the blanks around them
 */
record Description(String name, List<String> arguments) {
    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z]+)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);

    /** What the text describes; empty if it has another form. */
    static Optional<Description> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String inner = matcher.group(2);
        List<String> arguments = inner == null || inner.isBlank()
                ? List.of()
                : Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
        return Optional.of(new Description(matcher.group(1), arguments));
    }
}
