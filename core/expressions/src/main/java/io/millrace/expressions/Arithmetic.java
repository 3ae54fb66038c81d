package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;

/**
 * An arithmetic operator on numbers of one type. Kernels compute all rows, also those that do not count; only when one
 * reports that some row has no result are the rows that count looked at one by one.
 */
record Arithmetic(Attempt attempt, IntKernel ints, LongKernel longs, DoubleKernel doubles) {

    /** See {@link io.millrace.kernels.ArithmeticKernels}. */
    interface IntKernel {
        boolean apply(int[] left, int[] right, int count, int[] out);
    }

    /** See {@link io.millrace.kernels.ArithmeticKernels}. */
    interface LongKernel {
        boolean apply(long[] left, long[] right, int count, long[] out);
    }

    /** See {@link io.millrace.kernels.ArithmeticKernels}. */
    interface DoubleKernel {
        boolean apply(double[] left, double[] right, int count, double[] out);
    }

    ColumnFunction of(ColumnFunction left, ColumnFunction right) {
        return rows -> apply(left.evaluate(rows), right.evaluate(rows), rows);
    }

    /** With kernels that ignore their right operand. */
    ColumnFunction of(ColumnFunction operand) {
        return rows -> {
            Column values = operand.evaluate(rows);
            return apply(values, values, rows);
        };
    }

    private Column apply(Column left, Column right, Batch rows) {
        Validity validity = Bits.both(left.validity(), right.validity(), rows);
        return switch (left) {
            case IntColumn a -> ints(a.values(), ((IntColumn) right).values(), validity, rows);
            case LongColumn a -> longs(a.values(), ((LongColumn) right).values(), validity, rows);
            case DoubleColumn a -> doubles(a.values(), ((DoubleColumn) right).values(), validity, rows);
            case BooleanColumn a -> throw Errors.unsupported(attempt.call());
            case DecimalColumn a -> throw Errors.unsupported(attempt.call());
            case BytesColumn a -> throw Errors.unsupported(attempt.call());
            case NestedColumn a -> throw Errors.unsupported(attempt.call());
        };
    }

    private IntColumn ints(int[] left, int[] right, Validity validity, Batch rows) {
        int[] out = rows.memory().ints(rows.rowCount());
        Misfits misfits = attempt.misfits(rows);
        if (!ints.apply(left, right, rows.rowCount(), out)) {
            Selection selection = rows.selection();
            int[] a = new int[1];
            int[] b = new int[1];
            for (int i = 0; i < selection.count(); i++) {
                int row = selection.rows()[i];
                a[0] = left[row];
                b[0] = right[row];
                if (validity.isValid(row) && !ints.apply(a, b, 1, new int[1])) {
                    misfits.add(row, () -> failure(b[0] == 0, String.valueOf(a[0]), String.valueOf(b[0])));
                }
            }
        }
        return rows.objects().ints(out, rows.rowCount(), misfits.without(validity));
    }

    private LongColumn longs(long[] left, long[] right, Validity validity, Batch rows) {
        long[] out = rows.memory().longs(rows.rowCount());
        Misfits misfits = attempt.misfits(rows);
        if (!longs.apply(left, right, rows.rowCount(), out)) {
            Selection selection = rows.selection();
            long[] a = new long[1];
            long[] b = new long[1];
            for (int i = 0; i < selection.count(); i++) {
                int row = selection.rows()[i];
                a[0] = left[row];
                b[0] = right[row];
                if (validity.isValid(row) && !longs.apply(a, b, 1, new long[1])) {
                    misfits.add(row, () -> failure(b[0] == 0, String.valueOf(a[0]), String.valueOf(b[0])));
                }
            }
        }
        return rows.objects().longs(out, rows.rowCount(), misfits.without(validity));
    }

    private DoubleColumn doubles(double[] left, double[] right, Validity validity, Batch rows) {
        double[] out = rows.memory().doubles(rows.rowCount());
        Misfits misfits = attempt.misfits(rows);
        if (!doubles.apply(left, right, rows.rowCount(), out)) {
            Selection selection = rows.selection();
            double[] a = new double[1];
            double[] b = new double[1];
            for (int i = 0; i < selection.count(); i++) {
                int row = selection.rows()[i];
                a[0] = left[row];
                b[0] = right[row];
                if (validity.isValid(row) && !doubles.apply(a, b, 1, new double[1])) {
                    misfits.add(row, () -> failure(b[0] == 0, String.valueOf(a[0]), String.valueOf(b[0])));
                }
            }
        }
        return rows.objects().doubles(out, rows.rowCount(), misfits.without(validity));
    }

    private MillraceException failure(boolean rightIsZero, String left, String right) {
        Expression.Call call = attempt.call();
        boolean division = call.function() == ScalarFunction.DIVIDE || call.function() == ScalarFunction.MODULO;
        return division && rightIsZero
                ? Errors.divisionByZero(call, left)
                : Errors.overflow(call, call.arguments().size() == 1 ? left : left + " and " + right);
    }
}
