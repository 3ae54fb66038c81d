package io.millrace.formats.text;

import io.millrace.formats.TimestampForm;
import io.millrace.model.spi.EncodedRecords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes points in time. */
public final class TimestampWriter {
    private static final long MICROS_A_DAY = 86_400_000_000L;
    private static final long FIRST_FOUR_DIGIT_DAY = -719_528;
    private static final long LAST_FOUR_DIGIT_DAY = 2_932_896;
    private static final int LONGEST = 27;

    private TimestampWriter() {}

    /** Adds a point in time to the value under construction, text without quotes. */
    public static void write(long micros, TimestampForm form, EncodedRecords out) {
        switch (form) {
            case ISO8601 -> writeIso(micros, out);
            case MILLIS -> IntegerWriter.write(Math.floorDiv(micros, 1000L), out);
            case MICROS -> IntegerWriter.write(micros, out);
        }
    }

    /**
     * Adds a point in time in the form of {@link Instant#toString()}: {@code 2001-01-01T00:01:00Z}, with three or six
     * digits of fraction if there is one.
     */
    public static void writeIso(long micros, EncodedRecords out) {
        long day = Math.floorDiv(micros, MICROS_A_DAY);
        if (day < FIRST_FOUR_DIGIT_DAY || day > LAST_FOUR_DIGIT_DAY) {
            out.writeAscii(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
            return;
        }
        long microOfDay = micros - day * MICROS_A_DAY;
        out.ensure(LONGEST);
        byte[] data = out.data();
        int at = writeDate((int) day, data, out.size());
        data[at++] = 'T';
        int second = (int) (microOfDay / 1_000_000);
        at = IntegerWriter.writeFixed(second / 3600, 2, data, at);
        data[at++] = ':';
        at = IntegerWriter.writeFixed(second / 60 % 60, 2, data, at);
        data[at++] = ':';
        at = IntegerWriter.writeFixed(second % 60, 2, data, at);
        int fraction = (int) (microOfDay % 1_000_000);
        if (fraction != 0) {
            data[at++] = '.';
            at = fraction % 1000 == 0
                    ? IntegerWriter.writeFixed(fraction / 1000, 3, data, at)
                    : IntegerWriter.writeFixed(fraction, 6, data, at);
        }
        data[at++] = 'Z';
        out.advance(at - out.size());
    }

    /** Years are counted from March, so that the day of a leap year comes last (Howard Hinnant's civil_from_days). */
    private static int writeDate(int epochDay, byte[] data, int from) {
        int shifted = epochDay + 719_468;
        int era = Math.floorDiv(shifted, 146_097);
        int dayOfEra = shifted - era * 146_097;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        int at = IntegerWriter.writeFixed(year, 4, data, from);
        data[at++] = '-';
        at = IntegerWriter.writeFixed(month, 2, data, at);
        data[at++] = '-';
        return IntegerWriter.writeFixed(dayOfMonth, 2, data, at);
    }
}
