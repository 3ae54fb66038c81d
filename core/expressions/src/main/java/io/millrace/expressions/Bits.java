package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Validity;

/** Bitmaps of one bit a row, least significant bit first. Bits beyond the last row may be anything. */
final class Bits {
    private Bits() {}

    static int words(int rows) {
        return (rows + 63) >>> 6;
    }

    static boolean get(long[] words, int row) {
        return (words[row >>> 6] >>> row & 1) != 0;
    }

    static void set(long[] words, int row) {
        words[row >>> 6] |= 1L << row;
    }

    /** The bitmap in which {@code kept[0 .. count)} are set. */
    static long[] of(int[] kept, int count, Batch rows) {
        long[] words = rows.memory().bits(rows.rowCount());
        for (int i = 0; i < count; i++) {
            set(words, kept[i]);
        }
        return words;
    }

    static Validity validity(long[] words, Batch rows) {
        return validity(words, rows.rowCount(), rows.memory());
    }

    /** @param memory that the words are of */
    static Validity validity(long[] words, int rowCount, ColumnMemory memory) {
        int valid = 0;
        int whole = rowCount >>> 6;
        for (int i = 0; i < whole; i++) {
            valid += Long.bitCount(words[i]);
        }
        int rest = rowCount & 63;
        if (rest != 0) {
            valid += Long.bitCount(words[whole] << -rest);
        }
        return memory.objects().validity(words, rowCount - valid);
    }

    /** Valid where both are. */
    static Validity both(Validity left, Validity right, Batch rows) {
        if (left.allValid()) {
            return right;
        }
        if (right.allValid()) {
            return left;
        }
        long[] words = rows.memory().longs(words(rows.rowCount()));
        for (int i = 0; i < words(rows.rowCount()); i++) {
            words[i] = left.words()[i] & right.words()[i];
        }
        return validity(words, rows);
    }
}
