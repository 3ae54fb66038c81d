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
        int rows = to - from;
        boolean read = toWords(data, starts, ends, from, to, WORD) && toValues(low, rows);
        if (!read && toWords(data, starts, ends, from, to, MOST_DIGITS)) {
            read = toHighWords(data, starts, ends, from, to) && toValues(low, rows) && toValues(high, rows);
            for (int row = 0; row < rows; row++) {
                low[row] += high[row] * POWER_OF_WORD;
            }
        }
        if (read) {
            System.arraycopy(low, 0, column.reserve(rows), column.size(), rows);
            column.added(rows);
        }
        return read;
    }

    /**
     * Appends the numbers of rows {@code from .. to} if each has 1 to 8 digits.
     *
     * @return whether it did; if not, nothing was appended
     */
    public boolean read(byte[] data, int[] starts, int[] ends, int from, int to, IntColumnBuilder column) {
        int rows = to - from;
        if (!toWords(data, starts, ends, from, to, WORD) || !toValues(low, rows)) {
            return false;
        }
        int[] ints = column.reserve(rows);
        int at = column.size();
        for (int row = 0; row < rows; row++) {
            ints[at + row] = (int) low[row];
        }
        column.added(rows);
        return true;
    }

    /** Cuts the last eight digits of each number out of the data; gives whether all have a length that numbers can have. */
    private boolean toWords(byte[] data, int[] starts, int[] ends, int from, int to, int most) {
        int odd = 0;
        for (int row = from; row < to; row++) {
            int end = ends[row];
            int length = end - starts[row];
            // Negative if the number is too short or too long, or if no words fit before its end.
            odd |= (length - 1) | (most - length) | (end - most);
        }
        if (odd < 0) {
            return false;
        }
        int zeros = 0;
        for (int row = from; row < to; row++) {
            int end = ends[row];
            int digits = Math.min(end - starts[row], WORD);
            long word = Words.digitsBefore(data, end, digits);
            // Negative if the first of the digits is 0, and if there are more.
            zeros |= ((int) (word & 0xff) - 1) & (1 - digits);
            low[row - from] = word << (Long.SIZE - (digits << 3));
        }
        // Of a number of more digits these are not the first.
        return zeros >= 0 || zerosMayLead || most > WORD;
    }

    /** Cuts the digits before these out of the data; gives whether no zero leads. */
    private boolean toHighWords(byte[] data, int[] starts, int[] ends, int from, int to) {
        int zeros = 0;
        for (int row = from; row < to; row++) {
            int end = ends[row] - WORD;
            int digits = end - starts[row];
            long word = digits > 0 ? Words.digitsBefore(data, end, digits) : 0;
            byte first = data[starts[row]];
            zeros |= ((first ^ '0') - 1) & (1 - WORD - digits);
            high[row - from] = digits > 0 ? word << (Long.SIZE - (digits << 3)) : 0;
        }
        return zeros >= 0 || zerosMayLead;
    }

    /** Makes numbers of words in place, which is what the JIT makes SIMD of; gives whether all were digits. */
    private static boolean toValues(long[] words, int rows) {
        long odd = 0;
        for (int row = 0; row < rows; row++) {
            odd |= Words.noDigits(words[row]);
        }
        for (int row = 0; row < rows; row++) {
            words[row] = Words.decimal(words[row]);
        }
        return odd == 0;
    }
}
