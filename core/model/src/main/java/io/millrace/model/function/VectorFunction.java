package io.millrace.model.function;

import io.millrace.model.data.Column;
import io.millrace.model.data.Selection;
import java.util.List;

/** A function that is computed a column at a time. */
public non-sealed interface VectorFunction extends ExpressionFunction {
    /**
     * Computes the results of a batch. What it throws fails the job.
     *
     * @param arguments a column for each argument, of the kind that the parameter's type asks for, with {@code rowCount} rows;
     *     they are shared with others and never written to, and hold something else when the function has returned. Their arrays may be longer
     *     than that
     * @param rows the rows that count; the others hold anything, and whatever the result has for them is ignored
     * @return a column of {@code rowCount} rows, of the kind that the result's type asks for. Where an argument is null, the
     *     result is null whatever this column says, unless the signature takes nulls
     */
    Column evaluate(List<Column> arguments, Selection rows, int rowCount);
}
