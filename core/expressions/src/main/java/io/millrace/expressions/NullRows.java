package io.millrace.expressions;

import io.millrace.model.data.Validity;
import org.jspecify.annotations.Nullable;

/** Rows of a batch that are to be null; nothing is allocated until there is one. */
final class NullRows {
    private final int rowCount;
    private long @Nullable [] rows;

    NullRows(int rowCount) {
        this.rowCount = rowCount;
    }

    void add(int row) {
        long[] marked = rows;
        if (marked == null) {
            marked = Buffers.bits(rowCount);
            rows = marked;
        }
        Bits.set(marked, row);
    }

    /** Valid where {@code given} is, but for these rows. */
    Validity without(Validity given) {
        if (rows == null) {
            return given;
        }
        long[] words = Buffers.bits(rowCount);
        for (int i = 0; i < words.length; i++) {
            words[i] = (given.allValid() ? -1L : given.words()[i]) & ~rows[i];
        }
        return Bits.validity(words, rowCount);
    }
}
