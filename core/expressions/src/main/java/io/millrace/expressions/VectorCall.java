package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Utf8Check;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;
import io.millrace.model.function.VectorFunction;
import java.util.List;
import java.util.Objects;

/** A call of a function of the job that is computed a column at a time. What it returns is not trusted before it is checked. */
record VectorCall(Expression.UserCall call, VectorFunction function, List<ColumnFunction> operands)
        implements ColumnFunction {

    @Override
    public Column evaluate(Batch rows) {
        Column[] columns = PerRow.evaluate(operands, rows);
        Column result = result(columns, rows);
        int count = rows.rowCount();
        if (result.size() != count) {
            throw Errors.wrongResult(call, result.size() + " rows", count + " rows, as many as the arguments have");
        }
        if (!fits(result, call.type(), count)) {
            throw Errors.wrongResult(
                    call, result.getClass().getSimpleName(), "a whole column of " + call.type() + ", by its signature");
        }
        Validity called = call.signature().takesNulls() ? Validity.ALL : PerRow.validity(columns, rows);
        checkRows(result, called, columns, rows.selection());
        return called.allValid() ? result : result.withValidity(Bits.both(called, result.validity(), rows));
    }

    private Column result(Column[] columns, Batch rows) {
        try {
            return Objects.requireNonNull(
                    function.evaluate(List.of(columns), rows.selection(), rows.rowCount()), "it returned no column");
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw Errors.failed(call, e);
        }
    }

    private static boolean fits(Column column, DataType type, int rows) {
        Validity validity = column.validity();
        if (!validity.allValid() && validity.words().length < Bits.words(rows)) {
            return false;
        }
        return switch (column) {
            case BooleanColumn c -> type == Scalar.BOOLEAN && c.words().length >= Bits.words(rows);
            case IntColumn c -> type == Scalar.INT && c.values().length >= rows;
            case LongColumn c -> (type == Scalar.BIGINT || type == Scalar.TIMESTAMP) && c.values().length >= rows;
            case DoubleColumn c -> type == Scalar.DOUBLE && c.values().length >= rows;
            case BytesColumn c ->
                (type == Scalar.STRING || type == Scalar.BYTES)
                        && c.offsets().length > rows
                        && c.offsets()[0] >= 0
                        && c.offsets()[rows] <= c.data().length;
            case DecimalColumn c -> false;
            case NestedColumn c -> false;
        };
    }

    /** Looks at rows one by one only where the kind of column leaves something to be wrong. */
    private void checkRows(Column result, Validity called, Column[] columns, Selection selection) {
        boolean nulls = !call.signature().nullable() && !result.validity().allValid();
        if (!nulls && !(result instanceof BytesColumn)) {
            return;
        }
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (called.isNull(row)) {
                continue;
            }
            if (nulls && result.validity().isNull(row)) {
                throw Errors.wrongResult(call, "null for " + Errors.shown(columns, row), "a value, by its signature");
            }
            if (result instanceof BytesColumn bytes && result.validity().isValid(row)) {
                check(bytes, row);
            }
        }
    }

    private void check(BytesColumn result, int row) {
        int from = result.offsets()[row];
        int to = result.offsets()[row + 1];
        if (from < 0 || from > to || to > result.data().length) {
            throw Errors.wrongResult(call, "offsets from " + from + " to " + to, "bytes within the column's data");
        }
        if (call.type() == Scalar.STRING && !Utf8Check.isWellFormed(result.data(), from, to)) {
            throw Errors.wrongResult(call, "bytes that are not UTF-8", "a STRING, by its signature");
        }
    }
}
