package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Selection;

/** A condition ready to be evaluated, a batch at a time. To be used by one thread at a time. */
@FunctionalInterface
public interface RowPredicate {
    /**
     * The selected rows for which the condition is true, neither false nor null.
     *
     * @throws io.millrace.model.error.MillraceException if a selected row has no value; the message names the expression
     */
    Selection filter(Batch rows);
}
