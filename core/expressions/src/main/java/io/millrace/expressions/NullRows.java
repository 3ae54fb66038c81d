package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.Validity;
import org.jspecify.annotations.Nullable;

/** Rows of one batch after the other that are to be null; no array is taken until there is one. */
final class NullRows {
    private ColumnMemory memory = HeapMemory.HEAP;
    private int rowCount;
    private long @Nullable [] rows;

    void begin(Batch batch) {
        memory = batch.memory();
        rowCount = batch.rowCount();
        rows = null;
    }

    void add(int row) {
        long[] marked = rows;
        if (marked == null) {
            marked = memory.bits(rowCount);
            rows = marked;
        }
        Bits.set(marked, row);
    }

    /** Valid where {@code given} is, but for these rows. */
    Validity without(Validity given) {
        if (rows == null) {
            return given;
        }
        int count = Bits.words(rowCount);
        long[] words = memory.longs(count);
        for (int i = 0; i < count; i++) {
            words[i] = (given.allValid() ? -1L : given.words()[i]) & ~rows[i];
        }
        return Bits.validity(words, rowCount, memory);
    }
}
