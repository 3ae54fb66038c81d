package io.millrace.formats.block;

import io.millrace.formats.MalformedRecord;
import io.millrace.formats.text.TimestampReader;
import io.millrace.formats.text.Words;
import io.millrace.model.data.LongColumnBuilder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads times of one minute that are all written alike, with seconds or milliseconds, as those of a stream in order mostly are. Used
 * by one thread.
 */
public final class PlainTimes {
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long MICROS_A_MINUTE = 60 * MICROS_A_SECOND;
    private static final long MICROS_A_MILLI = 1000;

    /** Where the colon behind the minute stands. */
    private static final int COLON = 16;

    /** {@code YYYY-MM-DDThh:mm:ss}, and the same with {@code Z} and with milliseconds. */
    private static final Form SECONDS = new Form(19, "      59", 6, 8);

    private static final Form SECONDS_OF_ZONE = new Form(20, "     59 ", 5, 8);
    private static final Form MILLIS_OF_ZONE = new Form(24, " 59 999 ", 1, 4);

    /** The last eight bytes of each time: of second and millisecond the digits as numbers, of all else how it differs from the first. */
    private final long[] tails = new long[ValueBlock.ROWS];

    private final long[] micros = new long[ValueBlock.ROWS];

    /** Not zero where a value is another minute's or written otherwise. */
    private final long[] odd = new long[ValueBlock.ROWS];

    /**
     * Reads rows {@code from .. to}, but for the odd ones: those that are not of the minute of the first, or not written like it.
     *
     * @param times reads the first one
     */
    public void read(byte[] data, int[] starts, int[] ends, int from, int to, TimestampReader times, OddRows oddRows) {
        int first = from;
        Form form = form(data, starts[from], ends[from]);
        while (form == null && ++first < to) {
            form = form(data, starts[first], ends[first]);
        }
        if (form == null) {
            oddRows.collectAll(from, to);
            return;
        }
        long time;
        try {
            time = times.read(data, starts[first], ends[first]);
        } catch (MalformedRecord e) {
            // Reading it by itself says what is wrong with it.
            oddRows.collectAll(from, to);
            return;
        }
        toTails(data, starts, ends, from, to, starts[first], form);
        toMicros(Math.floorDiv(time, MICROS_A_MINUTE) * MICROS_A_MINUTE, from, to, form);
        oddRows.collect(odd, from, to);
    }

    /** Appends what was read of rows {@code from .. to}, none of them odd. */
    public void append(int from, int to, LongColumnBuilder column) {
        System.arraycopy(micros, from, column.reserve(to - from), column.size(), to - from);
        column.added(to - from);
    }

    private static @Nullable Form form(byte[] data, int start, int end) {
        int length = end - start;
        if (length == SECONDS.length && data[start + COLON] == ':') {
            return SECONDS;
        }
        if (length == SECONDS_OF_ZONE.length && data[start + COLON] == ':') {
            return SECONDS_OF_ZONE;
        }
        // Other times are as long: some with offsets, some with finer fractions.
        boolean millis = length == MILLIS_OF_ZONE.length
                && data[start + COLON] == ':'
                && data[start + COLON + 3] == '.'
                && (data[end - 1] | 0x20) == 'z';
        return millis ? MILLIS_OF_ZONE : null;
    }

    /** Compares all with the first: they may differ in digits of second and millisecond only. */
    private void toTails(byte[] data, int[] starts, int[] ends, int from, int to, int first, Form form) {
        long head = Words.load(data, first);
        long middle = Words.load(data, first + Long.BYTES);
        long like = form.withoutDigits(Words.load(data, first + form.length - Long.BYTES));
        for (int row = from; row < to; row++) {
            int otherLength = ends[row] - starts[row] - form.length;
            int start = otherLength == 0 ? starts[row] : first;
            long tail = Words.load(data, start + form.length - Long.BYTES) ^ like;
            odd[row] = otherLength
                    | (Words.load(data, start) ^ head)
                    | (Words.load(data, start + Long.BYTES) ^ middle)
                    | ((tail | (tail + form.room)) & ~form.nibbles);
            tails[row] = tail;
        }
    }

    private void toMicros(long minute, int from, int to, Form form) {
        int second = form.secondAt << 3;
        for (int row = from; row < to; row++) {
            long tail = tails[row];
            long seconds = (tail >>> second & 0xf) * 10 + (tail >>> (second + 8) & 0xf);
            micros[row] = minute + seconds * MICROS_A_SECOND;
        }
        if (form.milliAt < Long.BYTES) {
            int milli = form.milliAt << 3;
            for (int row = from; row < to; row++) {
                long tail = tails[row] >>> milli;
                micros[row] += ((tail & 0xf) * 100 + (tail >>> 8 & 0xf) * 10 + (tail >>> 16 & 0xf)) * MICROS_A_MILLI;
            }
        }
    }

    /** How times are written. */
    private static final class Form {
        private final int length;

        /** Where the second starts in the last eight bytes, and the millisecond; behind them if there is none. */
        private final int secondAt;

        private final int milliAt;

        /** The bits that digits may have. */
        private final long nibbles;

        /** What may be added to each digit without leaving its bits, if it is not too large. */
        private final long room;

        /** @param most the last eight characters: the largest digits there are, blanks for all else */
        Form(int length, String most, int secondAt, int milliAt) {
            this.length = length;
            this.secondAt = secondAt;
            this.milliAt = milliAt;
            byte[] digits = most.getBytes(StandardCharsets.US_ASCII);
            long mask = 0;
            long left = 0;
            for (int i = digits.length - 1; i >= 0; i--) {
                boolean digit = digits[i] != ' ';
                mask = mask << 8 | (digit ? 0xf : 0);
                left = left << 8 | (digit ? 0xf - (digits[i] - '0') : 0);
            }
            this.nibbles = mask;
            this.room = left;
        }

        /** A word with zeros for the digits. */
        long withoutDigits(long tail) {
            long zeros = (nibbles & Words.ONES) * '0';
            return (tail & ~((nibbles & Words.ONES) * 0xff)) | zeros;
        }
    }
}
