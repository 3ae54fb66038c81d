package io.millrace.formats.block;

import io.millrace.formats.text.Words;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;

/**
 * Reads whole numbers that are written as digits and nothing else, all rows of a column by the same few operations on words of
 * eight digits, which leave no branch to mispredict and which the JIT makes SIMD of. Used by one thread.
 */
public final class PlainIntegers {
    private static final int WORD = Long.BYTES;
    private static final int MOST_DIGITS = 2 * WORD;

    /** Ten to the power of eight. */
    private static final long POWER_OF_WORD = 100_000_000;

    private final boolean zerosMayLead;

    /** The last eight digits of each number, and those before: a digit a byte, the first one lowest, zeros before them. */
    private final long[] low = new long[ValueBlock.ROWS];

    private final long[] high = new long[ValueBlock.ROWS];
    private final long[] values = new long[ValueBlock.ROWS];

    /** @param zerosMayLead whether 007 is a number */
    public PlainIntegers(boolean zerosMayLead) {
        this.zerosMayLead = zerosMayLead;
    }

    /**
     * Appends the numbers of rows {@code from .. to} if each has 1 to 16 digits.
     *
     * @return whether it did; if not, nothing was appended
     */
    public boolean read(byte[] data, int[] starts, int[] ends, int from, int to, LongColumnBuilder column) {
        long[] target = column.reserve(to - from);
        int at = column.size();
        boolean read = toWords(data, starts, ends, from, to, WORD) && toValues(to - from, target, at);
        if (!read && toWords(data, starts, ends, from, to, MOST_DIGITS)) {
            toHighWords(data, starts, ends, from, to);
            read = toValues(to - from, target, at) && addHigh(to - from, target, at);
        }
        column.added(read ? to - from : 0);
        return read;
    }

    /**
     * Appends the numbers of rows {@code from .. to} if each has 1 to 8 digits.
     *
     * @return whether it did; if not, nothing was appended
     */
    public boolean read(byte[] data, int[] starts, int[] ends, int from, int to, IntColumnBuilder column) {
        int rows = to - from;
        if (!toWords(data, starts, ends, from, to, WORD) || !toValues(rows, values, 0)) {
            return false;
        }
        int[] ints = column.reserve(rows);
        int at = column.size();
        for (int row = 0; row < rows; row++) {
            ints[at + row] = (int) values[row];
        }
        column.added(rows);
        return true;
    }

    /** Cuts the last eight digits of each number out of the data; gives whether all have a length that numbers can have. */
    private boolean toWords(byte[] data, int[] starts, int[] ends, int from, int to, int most) {
        int odd = 0;
        int zeros = 0;
        for (int row = from; row < to; row++) {
            int start = starts[row];
            int end = ends[row];
            int length = end - start;
            // Negative if the number is too short or too long, or if no words fit before its end.
            odd |= (length - 1) | (most - length) | (end - most);
            // Negative if the first byte is '0', and if there are more.
            zeros |= ((data[Math.max(start, 0)] ^ '0') - 1) & (1 - length);
            low[row - from] = Words.lastDigits(data, Math.max(end, WORD), Math.min(length, WORD));
        }
        return odd >= 0 && (zeros >= 0 || zerosMayLead);
    }

    private void toHighWords(byte[] data, int[] starts, int[] ends, int from, int to) {
        for (int row = from; row < to; row++) {
            int end = ends[row] - WORD;
            int digits = end - starts[row];
            high[row - from] = digits > 0 ? Words.lastDigits(data, end, digits) : 0;
        }
    }

    /** Gives whether all were digits. */
    private boolean toValues(int rows, long[] target, int at) {
        long odd = 0;
        for (int row = 0; row < rows; row++) {
            odd |= Words.noDigits(low[row]);
            target[at + row] = Words.decimal(low[row]);
        }
        return odd == 0;
    }

    /** Gives whether all were digits. */
    private boolean addHigh(int rows, long[] target, int at) {
        long odd = 0;
        for (int row = 0; row < rows; row++) {
            odd |= Words.noDigits(high[row]);
            target[at + row] += Words.decimal(high[row]) * POWER_OF_WORD;
        }
        return odd == 0;
    }
}
