package io.millrace.expressions;

import io.millrace.kernels.Comparison;
import io.millrace.kernels.ComparisonKernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;
import java.math.BigDecimal;

/** Makes functions of comparisons: with a constant where there is one, else of two columns. */
final class ComparisonCompiler {
    private final ExpressionCompiler columns;
    private final ComparisonKernels kernels;

    ComparisonCompiler(ExpressionCompiler columns, ComparisonKernels kernels) {
        this.columns = columns;
        this.kernels = kernels;
    }

    BooleanFunction compile(Expression.Call call, Comparison comparison) {
        if (call.arguments().size() != 2) {
            throw Errors.unsupported(call);
        }
        Expression left = call.arguments().get(0);
        Expression right = call.arguments().get(1);
        if (left.type() instanceof Decimal a && right.type() instanceof Decimal b) {
            return decimals(left, a, right, b, comparison);
        }
        if (!left.type().equals(right.type()) || !(left.type() instanceof Scalar type)) {
            throw Errors.unsupported(call);
        }
        boolean constants = type != DataType.Scalar.BOOLEAN;
        if (constants && right instanceof Expression.Literal(Object value, var t) && value != null) {
            return new WithConstant(columns.column(left), ConstantTests.of(type, comparison, value, kernels));
        }
        if (constants && left instanceof Expression.Literal(Object value, var t) && value != null) {
            return new WithConstant(
                    columns.column(right), ConstantTests.of(type, comparison.swapped(), value, kernels));
        }
        return new OfColumns(columns.column(left), columns.column(right), ColumnTests.of(type, comparison, kernels));
    }

    /** DECIMAL values need not have one scale. */
    private BooleanFunction decimals(
            Expression left, Decimal leftType, Expression right, Decimal rightType, Comparison comparison) {
        if (right instanceof Expression.Literal(Object value, var t) && value instanceof BigDecimal constant) {
            return new WithConstant(
                    columns.column(left), DecimalComparison.withConstant(leftType, comparison, constant, kernels));
        }
        if (left instanceof Expression.Literal(Object value, var t) && value instanceof BigDecimal constant) {
            return new WithConstant(
                    columns.column(right),
                    DecimalComparison.withConstant(rightType, comparison.swapped(), constant, kernels));
        }
        return new OfColumns(
                columns.column(left),
                columns.column(right),
                DecimalComparison.ofColumns(leftType, rightType, comparison, kernels));
    }

    /** Keeps the rows whose value passes, null or not. */
    interface ConstantTest {
        /** Writes the rows to {@code out}, of which there are as many entries as selected rows, and returns their number. */
        int keep(Column values, Selection rows, int[] out);
    }

    /** Keeps the rows whose two values pass, null or not. */
    interface ColumnTest {
        /** Writes the rows to {@code out}, of which there are as many entries as selected rows, and returns their number. */
        int keep(Column left, Column right, Selection rows, int[] out);
    }

    /** A test of one column by a constant. */
    record WithConstant(ColumnFunction operand, ConstantTest test) implements BooleanFunction {
        @Override
        public Selection filter(Batch rows) {
            Column values = operand.evaluate(rows);
            int[] kept = rows.memory().ints(rows.selectedCount());
            int count = test.keep(values, rows.selection(), kept);
            return RowSets.of(rows.selection(), kept, RowSets.keepValid(values.validity(), kept, count), rows.memory());
        }

        @Override
        public Column evaluate(Batch rows) {
            Column values = operand.evaluate(rows);
            int[] kept = rows.memory().ints(rows.selectedCount());
            int count = test.keep(values, rows.selection(), kept);
            return rows.objects().booleans(Bits.of(kept, count, rows), rows.rowCount(), values.validity());
        }
    }

    private record OfColumns(ColumnFunction left, ColumnFunction right, ColumnTest test) implements BooleanFunction {
        @Override
        public Selection filter(Batch rows) {
            Column a = left.evaluate(rows);
            Column b = right.evaluate(rows);
            int[] kept = rows.memory().ints(rows.selectedCount());
            int count = test.keep(a, b, rows.selection(), kept);
            count = RowSets.keepValid(a.validity(), kept, count);
            return RowSets.of(rows.selection(), kept, RowSets.keepValid(b.validity(), kept, count), rows.memory());
        }

        @Override
        public Column evaluate(Batch rows) {
            Column a = left.evaluate(rows);
            Column b = right.evaluate(rows);
            int[] kept = rows.memory().ints(rows.selectedCount());
            int count = test.keep(a, b, rows.selection(), kept);
            Validity validity = Bits.both(a.validity(), b.validity(), rows);
            return rows.objects().booleans(Bits.of(kept, count, rows), rows.rowCount(), validity);
        }
    }
}
