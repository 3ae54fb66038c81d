package io.millrace.formats.block;

import io.millrace.formats.text.Words;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Int128;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import java.util.Arrays;

/**
 * Reads numbers that are written as digits, maybe with a minus before them and a point between them, all rows of a column by the same few
 * operations on words of eight digits, which leave no branch to mispredict. Doubles are digits divided by a power of ten, both of them exact (W. D. Clinger, How to
 * Read Floating Point Numbers Accurately, PLDI 1990). Used by one thread.
 */
public final class PlainNumbers {
    private static final int WORD = Long.BYTES;

    /** Behind so many bytes of data all words of a number fit before its end: eight digits, a point, eight digits. */
    private static final int MARGIN = 2 * WORD + 1;

    /** A number of so many digits is a double without rounding, as is ten to a power as small; so their quotient is rounded once. */
    private static final int DOUBLE_DIGITS = 15;

    /** Any number of so many digits is a long, and any of so many an int. */
    private static final int LONG_DIGITS = 18;

    private static final int INT_DIGITS = 9;

    /** Ten to the power of eight. */
    private static final long POWER_OF_WORD = 100_000_000;

    private static final long ZEROS = Words.of('0');

    /** A word of points, of which each differs from a zero by as much as in the data. */
    private static final long POINTS = Words.of('.' ^ '0');

    /** The last bytes of a word, so many of them; all of it from eight on. */
    private static final long[] LAST = new long[4 * WORD];

    /** Ten to the power of the digits behind the point; the same negative for numbers with a minus. */
    private static final double[] DIVISORS = new double[4 * WORD];

    static {
        for (int count = 1; count < LAST.length; count++) {
            LAST[count] = -1L << (Long.SIZE - Math.min(count << 3, Long.SIZE));
        }
        for (int digits = 0; digits <= WORD; digits++) {
            DIVISORS[digits] = Int128.powerOfTen(digits);
            DIVISORS[2 * WORD + digits] = -DIVISORS[digits];
        }
    }

    /** Whether numbers are those of JSON: no zeros lead, and digits stand on both sides of a point. */
    private final boolean json;

    /** The last digits of each number, and those before: a digit a byte, the first one lowest, zeros before them. */
    private final long[] low = new long[ValueBlock.ROWS];

    private final long[] high = new long[ValueBlock.ROWS];

    /** What the digits before are worth more. */
    private final long[] factors = new long[ValueBlock.ROWS];

    /** How many digits stand before the point, and how many behind it. */
    private final int[] wholes = new int[ValueBlock.ROWS];

    private final int[] fractions = new int[ValueBlock.ROWS];

    /** -1 for a number with a minus, else 0. */
    private final int[] signs = new int[ValueBlock.ROWS];

    /** Not zero where a value is written otherwise. */
    private final long[] odd = new long[ValueBlock.ROWS];

    /** @param json whether 007, .5 and 1. are no numbers */
    public PlainNumbers(boolean json) {
        this.json = json;
    }

    /**
     * Reads rows {@code from .. to}, but for the odd ones: those that are not up to eight digits, or up to 15 around a point, eight on each
     * side, all maybe behind a minus.
     */
    public void readDoubles(byte[] data, int[] starts, int[] ends, int from, int to, OddRows oddRows) {
        if (data.length < MARGIN) {
            oddRows.collectAll(from, to);
            return;
        }
        cut(data, starts, ends, from, to);
        toValues(from, to);
        for (int row = from; row < to; row++) {
            odd[row] |= (DOUBLE_DIGITS - wholes[row] - fractions[row]) >> 31;
        }
        oddRows.collect(odd, from, to);
    }

    /** The same; also odd is what has too many digits for the type, with those that are missing behind the point, or for a long. */
    public void readDecimals(
            byte[] data, int[] starts, int[] ends, int from, int to, DataType.Decimal type, OddRows oddRows) {
        if (data.length < MARGIN) {
            oddRows.collectAll(from, to);
            return;
        }
        cut(data, starts, ends, from, to);
        toValues(from, to);
        int scale = type.scale();
        int wholeDigits = Math.min(type.wholeDigits(), LONG_DIGITS - scale);
        for (int row = from; row < to; row++) {
            odd[row] |= ((wholeDigits - wholes[row]) | (scale - fractions[row])) >> 31;
        }
        oddRows.collect(odd, from, to);
    }

    /** Reads rows {@code from .. to}, but for the odd ones: those that are not up to 16 digits, maybe behind a minus. */
    public void readLongs(byte[] data, int[] starts, int[] ends, int from, int to, OddRows oddRows) {
        readWhole(data, starts, ends, from, to, 2 * WORD, oddRows);
    }

    /** The same of up to 9 digits. */
    public void readInts(byte[] data, int[] starts, int[] ends, int from, int to, OddRows oddRows) {
        readWhole(data, starts, ends, from, to, INT_DIGITS, oddRows);
    }

    private void readWhole(byte[] data, int[] starts, int[] ends, int from, int to, int most, OddRows oddRows) {
        if (data.length < MARGIN) {
            oddRows.collectAll(from, to);
            return;
        }
        cutWhole(data, starts, ends, from, to, most);
        toValues(from, to);
        oddRows.collect(odd, from, to);
    }

    /** Appends what was read of rows {@code from .. to}, none of them odd. */
    public void append(int from, int to, DoubleColumnBuilder column) {
        double[] values = column.reserve(to - from);
        int at = column.size() - from;
        for (int row = from; row < to; row++) {
            values[at + row] = low[row] / DIVISORS[fractions[row] - 2 * WORD * signs[row]];
        }
        column.added(to - from);
    }

    /** Appends what was read of rows {@code from .. to}, none of them odd. */
    public void append(int from, int to, DecimalColumnBuilder column) {
        int scale = column.type().scale();
        for (int row = from; row < to; row++) {
            long unscaled = low[row] * Int128.powerOfTen(scale - fractions[row]);
            column.append((unscaled ^ signs[row]) - signs[row]);
        }
    }

    /** Appends what was read of rows {@code from .. to}, none of them odd. */
    public void append(int from, int to, LongColumnBuilder column) {
        long[] values = column.reserve(to - from);
        int at = column.size() - from;
        for (int row = from; row < to; row++) {
            values[at + row] = (low[row] ^ signs[row]) - signs[row];
        }
        column.added(to - from);
    }

    /** Appends what was read of rows {@code from .. to} as ints, none of them odd. */
    public void append(int from, int to, IntColumnBuilder column) {
        int[] values = column.reserve(to - from);
        int at = column.size() - from;
        for (int row = from; row < to; row++) {
            values[at + row] = ((int) low[row] ^ signs[row]) - signs[row];
        }
        column.added(to - from);
    }

    /** Cuts digits out of the data, those before the point and those behind it: in short loops, which keep what they need in registers. */
    private void cut(byte[] data, int[] starts, int[] ends, int from, int to) {
        measure(data, starts, ends, from, to);
        for (int row = from; row < to; row++) {
            // The point is one of eight characters before the last one.
            int last = Math.max(ends[row], MARGIN) - 1;
            long before = (Words.load(data, last - WORD) ^ ZEROS) & last(wholes[row] - 1);
            fractions[row] = WORD - (Long.numberOfTrailingZeros(Words.equal(before, POINTS)) >>> 3);
        }
        for (int row = from; row < to; row++) {
            int fraction = fractions[row];
            int point = -fraction >>> 31;
            int whole = wholes[row] - fraction - point;
            int end = Math.max(ends[row], MARGIN) - WORD;
            low[row] = (Words.load(data, end) ^ ZEROS) & last(fraction);
            high[row] = (Words.load(data, end - fraction - point) ^ ZEROS) & last(whole);
            wholes[row] = whole;
        }
        for (int row = from; row < to; row++) {
            odd[row] |= ((wholes[row] + fractions[row] - 1) | (WORD - wholes[row])) >> 31;
        }
        for (int row = from; row < to; row++) {
            factors[row] = Int128.powerOfTen(fractions[row]);
        }
        checkZeros(data, starts, from, to);
    }

    /** Cuts up to 16 digits out of the data. */
    private void cutWhole(byte[] data, int[] starts, int[] ends, int from, int to, int most) {
        measure(data, starts, ends, from, to);
        for (int row = from; row < to; row++) {
            int end = Math.max(ends[row], MARGIN) - WORD;
            low[row] = (Words.load(data, end) ^ ZEROS) & last(wholes[row]);
            high[row] = (Words.load(data, end - WORD) ^ ZEROS) & last(Math.max(wholes[row] - WORD, 0));
        }
        for (int row = from; row < to; row++) {
            odd[row] |= ((wholes[row] - 1) | (most - wholes[row])) >> 31;
        }
        Arrays.fill(factors, from, to, POWER_OF_WORD);
        checkZeros(data, starts, from, to);
    }

    /** Looks for signs, and takes what is behind them for digits before a point. */
    private void measure(byte[] data, int[] starts, int[] ends, int from, int to) {
        for (int row = from; row < to; row++) {
            int start = Math.max(starts[row], 0);
            // As a condition it would be mispredicted.
            int minus = (((data[start] & 0xff) ^ '-') - 1) >>> 31;
            wholes[row] = ends[row] - start - minus;
            signs[row] = -minus;
        }
        for (int row = from; row < to; row++) {
            odd[row] = ends[row] < MARGIN ? 1 : 0;
        }
    }

    /** In JSON zeros lead only as the one digit before a point. */
    private void checkZeros(byte[] data, int[] starts, int from, int to) {
        if (!json) {
            return;
        }
        for (int row = from; row < to; row++) {
            byte first = data[Math.max(starts[row], 0) - signs[row]];
            odd[row] |= ((wholes[row] - 1) | (((first ^ '0') - 1) & (1 - wholes[row]))) >> 31;
        }
    }

    /** Makes numbers of words in place, which is what the JIT makes SIMD of. */
    private void toValues(int from, int to) {
        for (int row = from; row < to; row++) {
            odd[row] |= Words.noDigits(low[row]) | Words.noDigits(high[row]);
        }
        for (int row = from; row < to; row++) {
            low[row] = Words.decimal(high[row]) * factors[row] + Words.decimal(low[row]);
        }
    }

    private static long last(int count) {
        return LAST[count & (LAST.length - 1)];
    }
}
