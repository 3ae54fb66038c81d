package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Selection;
import java.util.Arrays;

/**
 * The values of a column, but null where it equals another.
 *
 * @param equal keeps the rows in which they are equal
 */
record NullIf(ColumnFunction first, RowPredicate equal) implements ColumnFunction {
    @Override
    public Column evaluate(Batch rows) {
        Column values = first.evaluate(rows);
        Selection gone = equal.filter(rows);
        if (gone.count() == 0) {
            return values;
        }
        int count = rows.rowCount();
        long[] words = rows.memory().bits(count);
        if (values.validity().allValid()) {
            Arrays.fill(words, -1L);
        } else {
            System.arraycopy(values.validity().words(), 0, words, 0, Bits.words(count));
        }
        for (int i = 0; i < gone.count(); i++) {
            int row = gone.rows()[i];
            words[row >>> 6] &= ~(1L << row);
        }
        return rows.objects().withValidity(values, Bits.validity(words, rows));
    }
}
