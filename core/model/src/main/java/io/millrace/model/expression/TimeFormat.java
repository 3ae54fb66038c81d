package io.millrace.model.expression;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Formats and zones as expressions name them. */
public final class TimeFormat {
    private TimeFormat() {}

    /** The format of a pattern of letters, with English names; empty if the pattern is none. */
    public static Optional<DateTimeFormatter> formatter(String pattern) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            String unused = formatter.format(Instant.EPOCH.atZone(ZoneOffset.UTC));
            return Optional.of(formatter);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A zone by its name in the tz database, or an offset such as +02:00; empty if there is none such. */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether texts of the format can be read: it has a year at least. */
    static boolean reads(DateTimeFormatter formatter) {
        String text =
                formatter.format(Instant.parse("2001-12-23T14:15:16.123456Z").atZone(ZoneOffset.UTC));
        return parse(formatter, text, ZoneOffset.UTC).isPresent();
    }

    /**
     * Reads a text. What it leaves out is the first of January, and midnight.
     *
     * @param zone holds if the text has none
     * @return microseconds since 1970-01-01T00:00:00Z, rounded down; empty if the text is none of the format
     */
    public static OptionalLong parse(DateTimeFormatter formatter, CharSequence text, ZoneId zone) {
        try {
            OptionalLong micros = micros(formatter.parse(text), zone);
            return micros.isPresent() && isCutOff(formatter, text) ? OptionalLong.empty() : micros;
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether a month has no such day: java.time would take its last one. */
    private static boolean isCutOff(DateTimeFormatter formatter, CharSequence text) {
        TemporalAccessor written = formatter.parseUnresolved(text, new ParsePosition(0));
        boolean lastDays =
                written.isSupported(ChronoField.DAY_OF_MONTH) && written.getLong(ChronoField.DAY_OF_MONTH) > 28;
        LocalDate date = lastDays ? formatter.parse(text).query(TemporalQueries.localDate()) : null;
        return date != null
                && date.getDayOfMonth() >= 28
                && written.getLong(ChronoField.DAY_OF_MONTH) > date.getDayOfMonth();
    }

    private static OptionalLong micros(TemporalAccessor parsed, ZoneId zone) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null && parsed.isSupported(ChronoField.YEAR)) {
            int month = parsed.isSupported(ChronoField.MONTH_OF_YEAR) ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
            date = LocalDate.of(parsed.get(ChronoField.YEAR), month, 1);
        }
        if (date == null) {
            return OptionalLong.empty();
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId given = parsed.query(TemporalQueries.zone());
        Instant instant = date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(given == null ? zone : given)
                .toInstant();
        return OptionalLong.of(
                Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000));
    }
}
