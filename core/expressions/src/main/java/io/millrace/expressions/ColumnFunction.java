package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;

/** An expression ready to be evaluated, a batch at a time. To be used by one thread at a time. */
@FunctionalInterface
public interface ColumnFunction {
    /**
     * The values of the expression.
     *
     * @return a column of {@code rows.rowCount()} rows, of the kind that the expression's type asks for. Rows that are not
     *     selected hold anything, and cause no error.
     * @throws io.millrace.model.error.MillraceException if a selected row has no value; the message names the expression
     */
    Column evaluate(Batch rows);
}
