package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/**
 * IS NULL and IS NOT NULL.
 *
 * @param wanted whether it is null that makes the test true
 */
record NullTest(ColumnFunction operand, boolean wanted) implements BooleanFunction {
    @Override
    public Selection filter(Batch rows) {
        return RowSets.nulls(rows.selection(), operand.evaluate(rows).validity(), wanted, rows.memory());
    }

    @Override
    public BooleanColumn evaluate(Batch rows) {
        Validity validity = operand.evaluate(rows).validity();
        int count = rows.rowCount();
        long[] words = rows.memory().bits(count);
        if (validity.allValid()) {
            Arrays.fill(words, wanted ? 0 : -1L);
        } else {
            long flip = wanted ? -1L : 0;
            for (int i = 0; i < Bits.words(count); i++) {
                words[i] = validity.words()[i] ^ flip;
            }
        }
        return rows.objects().booleans(words, count, Validity.ALL);
    }
}
