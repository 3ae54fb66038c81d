package io.millrace.expressions;

import io.millrace.expressions.ComparisonCompiler.ColumnTest;
import io.millrace.kernels.Comparison;
import io.millrace.kernels.ComparisonKernels;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;

/** Comparisons of two columns. */
final class ColumnTests {
    private ColumnTests() {}

    static ColumnTest of(DataType.Scalar type, Comparison comparison, ComparisonKernels kernels) {
        return switch (type) {
            case INT -> ints(comparison, kernels);
            case BIGINT, TIMESTAMP -> longs(comparison, kernels);
            case DOUBLE -> doubles(comparison, kernels);
            case STRING, BYTES -> BytesComparison.ofColumns(comparison);
            case BOOLEAN -> booleans(comparison);
        };
    }

    private static ColumnTest ints(Comparison comparison, ComparisonKernels kernels) {
        return (left, right, rows, out) -> {
            int[] a = ((IntColumn) left).values();
            int[] b = ((IntColumn) right).values();
            return rows.isAll()
                    ? kernels.compare(comparison, a, b, rows.count(), out)
                    : kernels.compare(comparison, a, b, rows.rows(), rows.count(), out);
        };
    }

    private static ColumnTest longs(Comparison comparison, ComparisonKernels kernels) {
        return (left, right, rows, out) -> {
            long[] a = ((LongColumn) left).values();
            long[] b = ((LongColumn) right).values();
            return rows.isAll()
                    ? kernels.compare(comparison, a, b, rows.count(), out)
                    : kernels.compare(comparison, a, b, rows.rows(), rows.count(), out);
        };
    }

    private static ColumnTest doubles(Comparison comparison, ComparisonKernels kernels) {
        return (left, right, rows, out) -> {
            double[] a = ((DoubleColumn) left).values();
            double[] b = ((DoubleColumn) right).values();
            return rows.isAll()
                    ? kernels.compare(comparison, a, b, rows.count(), out)
                    : kernels.compare(comparison, a, b, rows.rows(), rows.count(), out);
        };
    }

    /** False is less than true. Bit {@code 2a + b} of the table tells whether (a, b) passes. */
    private static ColumnTest booleans(Comparison comparison) {
        int table = (comparison.holds(0) ? 0b1001 : 0)
                | (comparison.holds(-1) ? 0b0010 : 0)
                | (comparison.holds(1) ? 0b0100 : 0);
        return (left, right, rows, out) -> {
            long[] a = ((BooleanColumn) left).words();
            long[] b = ((BooleanColumn) right).words();
            int count = 0;
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                long pair = (a[row >>> 6] >>> row & 1) << 1 | (b[row >>> 6] >>> row & 1);
                out[count] = row;
                count += table >>> pair & 1;
            }
            return count;
        };
    }
}
