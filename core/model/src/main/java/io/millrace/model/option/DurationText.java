package io.millrace.model.option;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 250ms}, {@code 5s}, {@code 5m}, {@code 12h}, {@code 7d}, or ISO 8601. */
public final class DurationText {
    /** What messages show. */
    public static final String EXAMPLES = "a duration such as 250ms, 5s, 5m, 12h, 7d or PT1M30S";

    /** What is read, as a regular expression of the kind that JSON Schema knows. */
    public static final String PATTERN = "^([0-9]{1,12}(ms|s)|[0-9]{1,9}(m|h|d)"
            + "|P(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,12}([.][0-9]{1,3})?S)?)?)$";

    private static final Pattern ALL = Pattern.compile(PATTERN);
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");

    private DurationText() {}

    /** The duration, in whole milliseconds and not negative; empty if the text is none. */
    public static Optional<Duration> parse(String text) {
        if (!ALL.matcher(text).matches()) {
            return Optional.empty();
        }
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return Optional.of(
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The shortest text that {@link #parse} reads as this duration; one with a part of a millisecond, which it does not read, in microseconds. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        int micros = duration.toNanosPart() / 1000 % 1000;
        if (micros != 0) {
            return millis * 1000 + micros + "us";
        }
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 != 0 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }
}
