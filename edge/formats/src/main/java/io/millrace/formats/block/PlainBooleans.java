package io.millrace.formats.block;

import io.millrace.formats.text.Words;
import io.millrace.model.data.BooleanColumnBuilder;

/** Reads {@code true} and {@code false}. Used by one thread. */
public final class PlainBooleans {
    private static final int TRUE_LENGTH = 4;
    private static final int FALSE_LENGTH = 5;

    /** The words whose last bytes are these. */
    private static final long TRUE = word("true");

    private static final long FALSE = word("false");

    private final boolean[] values = new boolean[ValueBlock.ROWS];

    /** Not zero where a value is written otherwise. */
    private final long[] odd = new long[ValueBlock.ROWS];

    /** Reads rows {@code from .. to}, but for the odd ones: those that are something else, capitals among them. */
    public void read(byte[] data, int[] starts, int[] ends, int from, int to, OddRows oddRows) {
        if (data.length < Long.BYTES) {
            oddRows.collectAll(from, to);
            return;
        }
        for (int row = from; row < to; row++) {
            int length = ends[row] - starts[row];
            long word = Words.load(data, Math.max(ends[row], Long.BYTES) - Long.BYTES);
            // Zero only for the word itself.
            long unlikeTrue = (last(word, TRUE_LENGTH) ^ TRUE) | (length ^ TRUE_LENGTH);
            long unlikeFalse = (last(word, FALSE_LENGTH) ^ FALSE) | (length ^ FALSE_LENGTH);
            values[row] = unlikeTrue == 0;
            odd[row] = (unlikeTrue == 0 ? 0 : unlikeFalse) | ((ends[row] - Long.BYTES) >> 31);
        }
        oddRows.collect(odd, from, to);
    }

    /** Appends what was read of rows {@code from .. to}, none of them odd. */
    public void append(int from, int to, BooleanColumnBuilder column) {
        for (int row = from; row < to; row++) {
            column.append(values[row]);
        }
    }

    private static long last(long word, int bytes) {
        return word >>> (Long.SIZE - (bytes << 3));
    }

    private static long word(String text) {
        long word = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            word = word << 8 | text.charAt(i);
        }
        return word;
    }
}
