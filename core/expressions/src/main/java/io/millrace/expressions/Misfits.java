package io.millrace.expressions;

import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** The rows of a batch that a cast has no value for: an error of CAST, null of TRY_CAST. */
final class Misfits {
    private final Expression.Call call;
    private final int rowCount;
    private long @Nullable [] rows;

    Misfits(Expression.Call call, int rowCount) {
        this.call = call;
        this.rowCount = rowCount;
    }

    void overflow(int row, String value) {
        if (call.function() != ScalarFunction.TRY_CAST) {
            throw Errors.overflow(call, value);
        }
        add(row);
    }

    void unreadable(int row, String text, String expected) {
        if (call.function() != ScalarFunction.TRY_CAST) {
            throw Errors.uncastable(call, text, expected);
        }
        add(row);
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

    private void add(int row) {
        long[] marked = rows;
        if (marked == null) {
            marked = Buffers.bits(rowCount);
            rows = marked;
        }
        Bits.set(marked, row);
    }
}
