package io.millrace.formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times by a pattern and java.time: the other opinion on what is a time. */
public final class IsoTime {
    private static final Pattern PATTERN = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "(?:[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");

    private IsoTime() {}

    public static Optional<Instant> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime time = matcher.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(matcher.group(2));
            ZoneOffset zone = matcher.group(3) == null
                    ? ZoneOffset.UTC
                    : ZoneOffset.of(matcher.group(3).replace('z', 'Z'));
            return Optional.of(LocalDate.parse(matcher.group(1))
                    .atTime(time)
                    .toInstant(zone)
                    .truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
