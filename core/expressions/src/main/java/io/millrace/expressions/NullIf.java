package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
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
        long[] words = Buffers.bits(count);
        if (values.validity().allValid()) {
            Arrays.fill(words, -1L);
        } else {
            System.arraycopy(values.validity().words(), 0, words, 0, words.length);
        }
        for (int i = 0; i < gone.count(); i++) {
            int row = gone.rows()[i];
            words[row >>> 6] &= ~(1L << row);
        }
        return with(values, Bits.validity(words, count));
    }

    private static Column with(Column values, Validity validity) {
        return switch (values) {
            case BooleanColumn c -> new BooleanColumn(c.words(), c.size(), validity);
            case IntColumn c -> new IntColumn(c.values(), c.size(), validity);
            case LongColumn c -> new LongColumn(c.values(), c.size(), validity);
            case DoubleColumn c -> new DoubleColumn(c.values(), c.size(), validity);
            case BytesColumn c -> new BytesColumn(c.data(), c.offsets(), c.size(), validity);
        };
    }
}
