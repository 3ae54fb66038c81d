package io.millrace.model.expression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Points in time as people write them. */
public final class TimestampText {
    /** What messages show. */
    public static final String EXAMPLE = "'2001-01-31T14:05:00Z'";

    private TimestampText() {}

    /**
     * Reads ISO 8601: a date, or a date and a time with up to nine digits of the second, separated by {@code T} or a blank,
     * with or without zone offset; UTC if there is none.
     *
     * @return microseconds since 1970-01-01T00:00:00Z, rounded down; empty if the text is none
     */
    public static Optional<Long> parse(String text) {
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        try {
            return Optional.of(micros(instant(iso)));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The text of a point in time in UTC, as precise as it is. */
    public static String format(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L)
                .toString();
    }

    private static Instant instant(String iso) {
        if (iso.length() <= 10) {
            return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        boolean zoned = iso.endsWith("Z") || iso.endsWith("z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), Math.floorDiv(instant.getNano(), 1000L));
    }
}
