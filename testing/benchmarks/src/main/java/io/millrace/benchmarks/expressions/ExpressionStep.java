package io.millrace.benchmarks.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Filter;
import io.millrace.model.plan.Project;
import io.millrace.vector.memory.TaskletMemory;
import io.millrace.vector.operator.FilterOperator;
import io.millrace.vector.operator.Operator;
import io.millrace.vector.operator.Output;
import io.millrace.vector.operator.ProjectOperator;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of the vector engine: a filter if the expression is a condition, otherwise a projection to it alone. */
final class ExpressionStep implements Output {
    private final ExpressionCase measured;
    private final boolean condition;
    private final Operator operator;
    private final TaskletMemory memories = new TaskletMemory();
    private ColumnMemory memory = HeapMemory.HEAP;
    private Batch result = Batch.of(Sales.SCHEMA, new Sales(0).batch().columns(), 0);

    ExpressionStep(ExpressionCase measured) {
        Expression expression = SqlText.expression(measured.sql(), Sales.SCHEMA);
        this.measured = measured;
        this.condition = expression.type() == Scalar.BOOLEAN;
        this.operator = condition
                ? new FilterOperator(
                        new Filter("step", Edge.main("sales"), expression, Sales.SCHEMA), ExpressionErrors.FAIL)
                : new ProjectOperator(
                        new Project("step", Edge.main("sales"), List.of(new Project.Item("value", expression))),
                        ExpressionErrors.FAIL);
    }

    /** The result, to be read before the next batch. */
    Batch process(Batch batch) {
        memory.release();
        memory = memories.open(HeapMemory.HEAP);
        operator.process(0, batch.in(memory), 0, this);
        return result;
    }

    @Override
    public void emit(Port port, Batch rows, long arrivalMicros) {
        result = rows;
    }

    /** Whether the last result is that of Java in every row. */
    boolean isRight(Sales sales) {
        if (result.rowCount() != sales.rows().size()) {
            return false;
        }
        for (int row = 0; row < sales.rows().size(); row++) {
            Object expected = measured.byHand(sales.rows().get(row));
            Object found = condition ? Boolean.valueOf(isKept(row)) : value(result.column(0), row);
            if (expected == null ? found != null : !expected.equals(found)) {
                return false;
            }
        }
        return true;
    }

    private boolean isKept(int row) {
        return Arrays.binarySearch(
                        result.selection().rows(), 0, result.selection().count(), row)
                >= 0;
    }

    private static @Nullable Object value(Column column, int row) {
        if (column.validity().isNull(row)) {
            return null;
        }
        return switch (column) {
            case BooleanColumn booleans -> booleans.get(row);
            case IntColumn ints -> ints.values()[row];
            case LongColumn longs -> longs.values()[row];
            case DoubleColumn doubles -> doubles.values()[row];
            case DecimalColumn decimals -> decimals.value(row);
            case BytesColumn texts -> texts.string(row);
            case NestedColumn nested -> throw new IllegalStateException("no expression gives such a column: " + nested);
        };
    }
}
