package io.millrace.expressions;

/** Whole numbers in decimal digits of ASCII, from and to bytes without an object for each. */
final class Digits {
    /** Room for any number. */
    static final int MOST = 20;

    /** What {@link #parse} gives for other text, which it leaves to others. */
    static final long NOT_PLAIN = Long.MIN_VALUE;

    /** As many digits as cannot overflow. */
    private static final int MOST_PLAIN = 18;

    private static final int RADIX = 10;

    private Digits() {}

    /** The number of 1 to 18 digits behind a minus sign or none, which is all of the text; else {@link #NOT_PLAIN}. */
    static long parse(byte[] data, int from, int to) {
        boolean negative = from < to && data[from] == '-';
        int first = negative ? from + 1 : from;
        if (first == to || to - first > MOST_PLAIN) {
            return NOT_PLAIN;
        }
        long value = 0;
        for (int at = first; at < to; at++) {
            int digit = data[at] - '0';
            if (digit < 0 || digit >= RADIX) {
                return NOT_PLAIN;
            }
            value = value * RADIX + digit;
        }
        return negative ? -value : value;
    }

    /** Writes the number to the end of {@code out}, which has {@link #MOST} bytes, and returns where it starts. */
    static int write(long value, byte[] out) {
        // Below 0, where there is room for the least long as well.
        long rest = value > 0 ? -value : value;
        int at = out.length;
        do {
            long tenth = rest / RADIX;
            out[--at] = (byte) ('0' + (tenth * RADIX - rest));
            rest = tenth;
        } while (rest != 0);
        if (value < 0) {
            out[--at] = '-';
        }
        return at;
    }
}
