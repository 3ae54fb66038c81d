package io.millrace.expressions;

import io.millrace.expressions.PerRow.Body;
import io.millrace.expressions.PerRow.FallibleBody;
import io.millrace.model.data.Batch;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.ScalarFunction;

/** A call that has no value for some arguments, and what becomes of the rows with such. */
final class Attempt {
    private final Misfits misfits;

    Attempt(Expression.Call call, ExpressionErrors errors) {
        boolean tolerated = errors == ExpressionErrors.AS_NULL || call.function() == ScalarFunction.TRY_CAST;
        this.misfits = new Misfits(call, tolerated);
    }

    Expression.Call call() {
        return misfits.call();
    }

    /** To be filled while the batch is evaluated; the same object for each. */
    Misfits misfits(Batch rows) {
        misfits.begin(rows);
        return misfits;
    }

    /** One that fills the misfits of the batch that {@link #misfits} was last asked for. */
    <F> Body<F> body(FallibleBody<F> body) {
        return arguments -> body.of(arguments, misfits);
    }
}
