package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Validity;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import java.util.function.Supplier;

/** The rows of one batch after the other that a call has no value for: an error, or null if the job says so or the call is a TRY_CAST. */
final class Misfits {
    private final Expression.Call call;
    private final boolean tolerated;
    private final NullRows rows = new NullRows();

    Misfits(Expression.Call call, boolean tolerated) {
        this.call = call;
        this.tolerated = tolerated;
    }

    /** Goes on to a batch, of which no row is a misfit yet. */
    void begin(Batch batch) {
        rows.begin(batch);
    }

    /** What is evaluated. */
    Expression.Call call() {
        return call;
    }

    void overflow(int row, String values) {
        add(row, () -> Errors.overflow(call, values));
    }

    void unreadable(int row, String text, String expected) {
        add(row, () -> Errors.uncastable(call, text, expected));
    }

    /** Throws the error, or keeps the row as one whose value is null. */
    void add(int row, Supplier<MillraceException> error) {
        if (!tolerated) {
            throw error.get();
        }
        rows.add(row);
    }

    /** Valid where {@code given} is, but for these rows. */
    Validity without(Validity given) {
        return rows.without(given);
    }
}
