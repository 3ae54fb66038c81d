package io.millrace.formats.text;

import io.millrace.model.spi.EncodedRecords;

/** Writes whole numbers as decimal digits. */
public final class IntegerWriter {
    private static final int LONGEST = 20;
    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    private IntegerWriter() {}

    /** Adds {@code value} to the value under construction, in the form of {@link Long#toString(long)}. */
    public static void write(long value, EncodedRecords out) {
        out.ensure(LONGEST);
        byte[] data = out.data();
        int at = out.size();
        // Negative numbers have one more than positive ones, so digits are taken from the negative.
        long rest = value;
        if (value < 0) {
            data[at++] = '-';
        } else {
            rest = -value;
        }
        int end = at + digits(rest);
        int i = end;
        while (rest <= -100) {
            long quotient = rest / 100;
            int pair = (int) (quotient * 100 - rest);
            data[--i] = ONES[pair];
            data[--i] = TENS[pair];
            rest = quotient;
        }
        int pair = (int) -rest;
        data[--i] = ONES[pair];
        if (pair >= 10) {
            data[--i] = TENS[pair];
        }
        out.advance(end - out.size());
    }

    /** Writes {@code value} as exactly {@code digits} digits, with leading zeros, and returns the index behind them. */
    static int writeFixed(int value, int digits, byte[] data, int at) {
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            data[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    private static int digits(long negative) {
        long bound = -10;
        for (int digits = 1; digits < 19; digits++) {
            if (negative > bound) {
                return digits;
            }
            bound *= 10;
        }
        return 19;
    }
}
