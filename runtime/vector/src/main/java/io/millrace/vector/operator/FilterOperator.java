package io.millrace.vector.operator;

import io.millrace.expressions.Expressions;
import io.millrace.expressions.RowPredicate;
import io.millrace.model.data.Batch;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Filter;

/** Marks the rows that stay; copies nothing. */
public final class FilterOperator implements Operator {
    private final RowPredicate predicate;

    public FilterOperator(Filter filter, ExpressionErrors errors) {
        this.predicate = Expressions.predicate(filter.predicate(), errors);
    }

    @Override
    public void process(int input, Batch rows, long arrivalMicros, Output output) {
        output.emit(Port.MAIN, rows.objects().select(rows, predicate.filter(rows)), arrivalMicros);
    }
}
