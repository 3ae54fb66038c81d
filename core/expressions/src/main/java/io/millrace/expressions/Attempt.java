package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.ScalarFunction;

/** A call that has no value for some arguments, and what becomes of the rows with such. */
record Attempt(Expression.Call call, ExpressionErrors errors) {
    /** To be filled while the batch is evaluated. */
    Misfits misfits(Batch rows) {
        boolean tolerated = errors == ExpressionErrors.AS_NULL || call.function() == ScalarFunction.TRY_CAST;
        return new Misfits(call, tolerated, rows);
    }
}
