package io.millrace.vector.operator;

import io.millrace.expressions.ColumnFunction;
import io.millrace.expressions.Expressions;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Enrich;
import java.util.ArrayList;
import java.util.List;

/** Adds columns from a dictionary. */
public final class EnrichOperator implements Operator {
    private final Schema schema;
    private final ColumnFunction key;
    private final Dictionary.Lookup dictionary;

    public EnrichOperator(Enrich enrich, Dictionary dictionary, ExpressionErrors errors) {
        this.schema = enrich.schema();
        this.key = Expressions.columnFunction(enrich.key(), errors);
        this.dictionary = dictionary.new Lookup();
    }

    @Override
    public void process(int input, Batch rows, long arrivalMicros, Output output) {
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.addAll(dictionary.columns(key.evaluate(rows), rows));
        output.emit(Port.MAIN, rows.project(schema, columns), arrivalMicros);
    }
}
