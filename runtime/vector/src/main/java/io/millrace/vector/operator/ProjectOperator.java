package io.millrace.vector.operator;

import io.millrace.expressions.ColumnFunction;
import io.millrace.expressions.Expressions;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Project;
import java.util.List;

/** Computes columns; those that are only passed on are shared. */
public final class ProjectOperator implements Operator {
    private final Schema schema;
    private final List<ColumnFunction> functions;

    /** Of the batch under way. */
    private final Column[] columns;

    public ProjectOperator(Project project, ExpressionErrors errors) {
        this.schema = project.schema();
        this.functions = project.items().stream()
                .map(item -> Expressions.columnFunction(item.expression(), errors))
                .toList();
        this.columns = new Column[functions.size()];
    }

    @Override
    public void process(int input, Batch rows, long arrivalMicros, Output output) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] = functions.get(i).evaluate(rows);
        }
        output.emit(Port.MAIN, rows.objects().project(rows, schema, columns), arrivalMicros);
    }
}
