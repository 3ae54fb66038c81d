package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Validity;
import org.jspecify.annotations.Nullable;

/** Rows of a batch that are to be null; nothing is allocated until there is one. */
final class NullRows {
    private final Batch batch;
    private long @Nullable [] rows;

    NullRows(Batch batch) {
        this.batch = batch;
    }

    void add(int row) {
        long[] marked = rows;
        if (marked == null) {
            marked = batch.memory().bits(batch.rowCount());
            rows = marked;
        }
        Bits.set(marked, row);
    }

    /** Valid where {@code given} is, but for these rows. */
    Validity without(Validity given) {
        if (rows == null) {
            return given;
        }
        int count = Bits.words(batch.rowCount());
        long[] words = batch.memory().longs(count);
        for (int i = 0; i < count; i++) {
            words[i] = (given.allValid() ? -1L : given.words()[i]) & ~rows[i];
        }
        return Bits.validity(words, batch.rowCount());
    }
}
