package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.function.RowFunction;
import io.millrace.model.invocation.ColumnArguments;
import io.millrace.model.invocation.ColumnResult;
import java.util.List;

/** A call of a function of the job that is computed a row at a time. */
final class RowCall implements ColumnFunction {
    private final Expression.UserCall call;
    private final RowFunction function;
    private final List<ColumnFunction> operands;
    private final ExpressionErrors errors;
    private final ColumnArguments arguments = new ColumnArguments();

    RowCall(Expression.UserCall call, RowFunction function, List<ColumnFunction> operands, ExpressionErrors errors) {
        this.call = call;
        this.function = function;
        this.operands = operands;
        this.errors = errors;
    }

    @Override
    public Column evaluate(Batch rows) {
        Column[] columns = PerRow.evaluate(operands, rows);
        Validity called = call.signature().takesNulls() ? Validity.ALL : PerRow.validity(columns, rows);
        ColumnBuilder column = ColumnBuilder.of(call.type(), rows.rowCount());
        column.use(rows.memory());
        ColumnResult result = new ColumnResult(call.type(), column);
        arguments.show(columns);
        Selection selection = rows.selection();
        int next = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            if (next == selection.count() || selection.rows()[next] != row) {
                result.skipRow();
                continue;
            }
            next++;
            if (called.isValid(row)) {
                evaluate(row, columns, result);
            } else {
                result.endRow();
            }
        }
        return column.build();
    }

    /** Ends the row in any case but that of an error which fails the job. */
    private void evaluate(int row, Column[] columns, ColumnResult result) {
        arguments.moveTo(row);
        try {
            function.evaluate(arguments, result);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            if (errors == ExpressionErrors.FAIL) {
                throw Errors.failed(call, columns, row, e);
            }
            result.setNull();
        }
        if (result.endRow() && !call.signature().nullable() && errors == ExpressionErrors.FAIL) {
            throw Errors.wrongResult(call, "null for " + Errors.shown(columns, row), "a value, by its signature");
        }
    }
}
