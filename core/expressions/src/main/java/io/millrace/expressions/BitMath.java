package io.millrace.expressions;

import io.millrace.kernels.BitKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;

/** Functions of the bits of INT and BIGINT. None of them fails, so that they are computed of all rows at once. */
record BitMath(Expression.Call call, BitKernels kernels) {

    BitMath(Expression.Call call) {
        this(call, Kernels.active().bits());
    }

    private interface IntKernel {
        void apply(int[] values, int[] others, int count, int[] out);
    }

    private interface LongKernel<R> {
        void apply(long[] values, R others, int count, long[] out);
    }

    private interface IntCount {
        void apply(int[] values, int count, int[] out);
    }

    private interface LongCount {
        void apply(long[] values, int count, int[] out);
    }

    ColumnFunction and(ColumnFunction left, ColumnFunction right) {
        return both(left, right, kernels::and, kernels::and);
    }

    ColumnFunction or(ColumnFunction left, ColumnFunction right) {
        return both(left, right, kernels::or, kernels::or);
    }

    ColumnFunction xor(ColumnFunction left, ColumnFunction right) {
        return both(left, right, kernels::xor, kernels::xor);
    }

    ColumnFunction not(ColumnFunction operand) {
        return both(
                operand,
                operand,
                (values, same, count, out) -> kernels.not(values, count, out),
                (values, same, count, out) -> kernels.not(values, count, out));
    }

    ColumnFunction shiftLeft(ColumnFunction operand, ColumnFunction places) {
        return shift(operand, places, kernels::shiftLeft, kernels::shiftLeft);
    }

    ColumnFunction shiftRight(ColumnFunction operand, ColumnFunction places) {
        return shift(operand, places, kernels::shiftRight, kernels::shiftRight);
    }

    ColumnFunction shiftRightUnsigned(ColumnFunction operand, ColumnFunction places) {
        return shift(operand, places, kernels::shiftRightUnsigned, kernels::shiftRightUnsigned);
    }

    ColumnFunction ones(ColumnFunction operand) {
        return count(operand, kernels::ones, kernels::ones);
    }

    ColumnFunction leadingZeros(ColumnFunction operand) {
        return count(operand, kernels::leadingZeros, kernels::leadingZeros);
    }

    ColumnFunction trailingZeros(ColumnFunction operand) {
        return count(operand, kernels::trailingZeros, kernels::trailingZeros);
    }

    private ColumnFunction both(ColumnFunction left, ColumnFunction right, IntKernel ints, LongKernel<long[]> longs) {
        return rows -> {
            Column values = left.evaluate(rows);
            Column others = left == right ? values : right.evaluate(rows);
            return others instanceof LongColumn more
                    ? longs(values, more.values(), others.validity(), longs, rows)
                    : ints(values, others, ints, rows);
        };
    }

    private ColumnFunction shift(
            ColumnFunction operand, ColumnFunction places, IntKernel ints, LongKernel<int[]> longs) {
        return rows -> {
            Column values = operand.evaluate(rows);
            Column by = places.evaluate(rows);
            return values instanceof LongColumn
                    ? longs(values, PerRow.ints(by), by.validity(), longs, rows)
                    : ints(values, by, ints, rows);
        };
    }

    private ColumnFunction count(ColumnFunction operand, IntCount ints, LongCount longs) {
        return rows -> {
            Column values = operand.evaluate(rows);
            int[] out = rows.memory().ints(rows.rowCount());
            switch (values) {
                case IntColumn c -> ints.apply(c.values(), rows.rowCount(), out);
                case LongColumn c -> longs.apply(c.values(), rows.rowCount(), out);
                default -> throw Errors.unsupported(call);
            }
            return rows.objects().ints(out, rows.rowCount(), values.validity());
        };
    }

    private Column ints(Column values, Column others, IntKernel kernel, Batch rows) {
        if (!(values instanceof IntColumn left) || !(others instanceof IntColumn right)) {
            throw Errors.unsupported(call);
        }
        int[] out = rows.memory().ints(rows.rowCount());
        kernel.apply(left.values(), right.values(), rows.rowCount(), out);
        return rows.objects().ints(out, rows.rowCount(), Bits.both(left.validity(), right.validity(), rows));
    }

    private <R> Column longs(Column values, R others, Validity validity, LongKernel<R> kernel, Batch rows) {
        if (!(values instanceof LongColumn left)) {
            throw Errors.unsupported(call);
        }
        long[] out = rows.memory().longs(rows.rowCount());
        kernel.apply(left.values(), others, rows.rowCount(), out);
        return rows.objects().longs(out, rows.rowCount(), Bits.both(left.validity(), validity, rows));
    }
}
