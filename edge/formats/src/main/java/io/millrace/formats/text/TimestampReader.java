package io.millrace.formats.text;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.model.data.Field;
import java.nio.charset.StandardCharsets;

/**
 * Reads points in time in ISO 8601: {@code 2001-01-01T00:01:00.123456+01:00}. The seconds, the fraction, the zone or the
 * whole time of day may be missing; a space may stand for the {@code T}. Without a zone the time is UTC. Digits of the
 * fraction beyond microseconds are dropped.
 *
 * <p>Remembers the minute that it read last, because times often come in order. Used by one thread for one field.
 */
public final class TimestampReader {
    private static final long MICROS_A_SECOND = 1_000_000L;
    private static final long MICROS_A_MINUTE = 60 * MICROS_A_SECOND;
    private static final byte[] EPOCH = "1970-01-01T00:00".getBytes(StandardCharsets.US_ASCII);
    /** A time of day's end in milliseconds, with zeros for its digits, and where these stand. */
    private static final long MILLI_FORM = Words.load(":00.000Z".getBytes(StandardCharsets.US_ASCII), 0);

    private static final long MILLI_DIGITS = 0x000f_0f0f_000f_0f00L;
    private static final long MICROS_A_MILLI = 1000;
    private static final int MILLI_LENGTH = 24;
    private static final int DATE_LENGTH = 10;
    private static final int MINUTE_LENGTH = 16;
    /** The number of characters of {@code YYYY-MM-DDThh:mm:ss}. */
    public static final int SECOND_LENGTH = 19;

    /** Stands for text that has to be read as a whole. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int MICRO_DIGITS = 6;
    private static final int MAX_ZONE_HOURS = 18;

    /** A time of day that no text gives. */
    private static final int NONE = -1;

    private final Field field;

    /** The text of the minute in two words; at first that of the epoch. */
    private long lastMonth = Words.load(EPOCH, 0);

    private long lastMinuteOfMonth = Words.load(EPOCH, Long.BYTES);
    private long lastMicros;

    /** @param field what the values are for, named in errors */
    public TimestampReader(Field field) {
        this.field = field;
    }

    /**
     * Gives microseconds since 1970-01-01T00:00:00Z.
     *
     * @throws MalformedRecord if the text is no point in time
     */
    public long read(byte[] text, int from, int to) {
        if (to - from < MINUTE_LENGTH) {
            if (to - from == DATE_LENGTH) {
                return date(text, from, to) * 1440 * MICROS_A_MINUTE;
            }
            throw invalid(text, from, to);
        }
        long month = Words.load(text, from);
        long minuteOfMonth = Words.load(text, from + Long.BYTES);
        if (month != lastMonth || minuteOfMonth != lastMinuteOfMonth) {
            lastMicros = minute(text, from, to) * MICROS_A_MINUTE;
            lastMonth = month;
            lastMinuteOfMonth = minuteOfMonth;
        }
        if (to - from == MILLI_LENGTH) {
            int millis = millisOfMinute(Words.load(text, from + MINUTE_LENGTH));
            if (millis != NONE) {
                return lastMicros + millis * MICROS_A_MILLI;
            }
        }
        return lastMicros + belowMinute(text, from, from + MINUTE_LENGTH, to);
    }

    /** What {@code :ss.SSSZ} says, or {@link #NONE} if the word is something else: most writers of JSON write this form. */
    private static int millisOfMinute(long word) {
        long digits = word ^ MILLI_FORM;
        if ((digits & ~MILLI_DIGITS) != 0 || ((digits + 6 * (MILLI_DIGITS / 15)) & ~MILLI_DIGITS) != 0) {
            return NONE;
        }
        int tens = digit(digits, 1);
        int seconds = tens * 10 + digit(digits, 2);
        return tens > 5 ? NONE : seconds * 1000 + digit(digits, 4) * 100 + digit(digits, 5) * 10 + digit(digits, 6);
    }

    private static int digit(long digits, int index) {
        return Words.byteAt(digits, index);
    }

    /**
     * Reads {@code YYYY-MM-DDThh:mm:ss} at {@code from} if it stands there and its minute is the one read last: the common
     * case, in which not even the end of the text has to be known.
     *
     * @return microseconds since 1970-01-01T00:00:00Z, or {@link #UNKNOWN}
     */
    public long readInLastMinute(byte[] text, int from) {
        if (from + SECOND_LENGTH > text.length
                || Words.load(text, from) != lastMonth
                || Words.load(text, from + Long.BYTES) != lastMinuteOfMonth) {
            return UNKNOWN;
        }
        int second = pair(text, from + MINUTE_LENGTH + 1);
        return text[from + MINUTE_LENGTH] != ':' || second < 0 || second > 59
                ? UNKNOWN
                : lastMicros + second * MICROS_A_SECOND;
    }

    /** Minutes since the epoch of {@code YYYY-MM-DDThh:mm}. */
    private long minute(byte[] text, int from, int to) {
        int at = from + DATE_LENGTH;
        int hour = pair(text, at + 1);
        int minute = pair(text, at + 4);
        boolean separated = ((text[at] | 0x20) == 't' || text[at] == ' ') && text[at + 3] == ':';
        if (!separated || (hour | minute) < 0 || hour > 23 || minute > 59) {
            throw invalid(text, from, to);
        }
        return date(text, from, to) * 1440 + hour * 60L + minute;
    }

    /** Days since the epoch of {@code YYYY-MM-DD}. */
    private long date(byte[] text, int from, int to) {
        int century = pair(text, from);
        int yearOfCentury = pair(text, from + 2);
        int month = pair(text, from + 5);
        int day = pair(text, from + 8);
        boolean separated = text[from + 4] == '-' && text[from + 7] == '-';
        if (!separated || (century | yearOfCentury | month | day) < 0) {
            throw invalid(text, from, to);
        }
        int year = century * 100 + yearOfCentury;
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            throw invalid(text, from, to);
        }
        return epochDay(year, month, day);
    }

    /** Microseconds of {@code [:ss[.fraction]][zone]}, less the offset of the zone. */
    private long belowMinute(byte[] text, int from, int start, int to) {
        int at = start;
        long micros = 0;
        if (at < to && text[at] == ':') {
            int second = to - at >= 3 ? pair(text, at + 1) : NONE;
            if (second < 0 || second > 59) {
                throw invalid(text, from, to);
            }
            micros = second * MICROS_A_SECOND;
            at += 3;
            if (at < to && text[at] == '.') {
                int digits = fractionDigits(text, at + 1, to);
                if (digits == 0 || digits > MAX_FRACTION_DIGITS) {
                    throw invalid(text, from, to);
                }
                micros += fraction(text, at + 1, digits);
                at += 1 + digits;
            }
        }
        if (at == to || (to - at == 1 && (text[at] | 0x20) == 'z')) {
            return micros;
        }
        return micros - zoneMinutes(text, at, from, to) * MICROS_A_MINUTE;
    }

    private static int fractionDigits(byte[] text, int start, int to) {
        int at = start;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at - start;
    }

    private static long fraction(byte[] text, int start, int digits) {
        long micros = 0;
        for (int i = 0; i < MICRO_DIGITS; i++) {
            micros = micros * 10 + (i < digits ? text[start + i] - '0' : 0);
        }
        return micros;
    }

    /** {@code +hh}, {@code +hhmm} or {@code +hh:mm}. */
    private long zoneMinutes(byte[] text, int at, int from, int to) {
        int length = to - at;
        boolean colon = length == 6 && text[at + 3] == ':';
        boolean signed = text[at] == '+' || text[at] == '-';
        if (!signed || (length != 3 && length != 5 && !colon)) {
            throw invalid(text, from, to);
        }
        int hours = pair(text, at + 1);
        int minutes = length == 3 ? 0 : pair(text, to - 2);
        if ((hours | minutes) < 0 || minutes > 59 || hours * 60 + minutes > MAX_ZONE_HOURS * 60) {
            throw invalid(text, from, to);
        }
        return text[at] == '-' ? -(hours * 60 + minutes) : hours * 60 + minutes;
    }

    /** Two digits as a number, negative if one of them is none. */
    private static int pair(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NONE : tens * 10 + ones;
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Years are counted from March, so that the day of a leap year comes last (Howard Hinnant's days_from_civil). */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097L + yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private MalformedRecord invalid(byte[] text, int from, int to) {
        return MalformedRecord.found(
                MalformedCode.INVALID_TIMESTAMP,
                "field '" + field.name() + "': expected a time in ISO 8601 such as 2001-01-01T00:01:00Z",
                text,
                from,
                to);
    }
}
