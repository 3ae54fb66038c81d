package io.millrace.model.jobfile;

import io.millrace.model.option.DurationText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** How long a row may wait: the one duration of a job file that may be shorter than a millisecond. */
final class LatencyGrammar {
    private static final String MICROSECONDS = "us";

    private LatencyGrammar() {}

    static Shape shape() {
        return new Shape.Word(
                "the longest time that a row waits for others",
                Pattern.compile("^([0-9]{1,9}" + MICROSECONDS + "|"
                        + DurationText.PATTERN.substring(1, DurationText.PATTERN.length() - 1) + ")$"),
                "200us, or " + DurationText.EXAMPLES);
    }

    /** What a text of that shape means. */
    static Duration duration(String text) {
        return text.endsWith(MICROSECONDS)
                ? Duration.of(
                        Long.parseLong(text.substring(0, text.length() - MICROSECONDS.length())), ChronoUnit.MICROS)
                : DurationText.parse(text).orElseThrow();
    }
}
