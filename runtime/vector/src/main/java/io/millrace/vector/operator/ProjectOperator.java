package io.millrace.vector.operator;

import io.millrace.expressions.ColumnFunction;
import io.millrace.expressions.Expressions;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Project;
import java.util.ArrayList;
import java.util.List;

/** Computes columns; those that are only passed on are shared. */
public final class ProjectOperator implements Operator {
    private final Schema schema;
    private final List<ColumnFunction> functions;

    public ProjectOperator(Project project, ExpressionErrors errors) {
        this.schema = project.schema();
        this.functions = project.items().stream()
                .map(item -> Expressions.columnFunction(item.expression(), errors))
                .toList();
    }

    @Override
    public void process(int input, Batch rows, long arrivalMicros, Output output) {
        List<Column> columns = new ArrayList<>(functions.size());
        for (ColumnFunction function : functions) {
            columns.add(function.evaluate(rows));
        }
        output.emit(Port.MAIN, rows.project(schema, columns), arrivalMicros);
    }
}
