package io.millrace.expressions;

import io.millrace.expressions.ComparisonCompiler.ConstantTest;
import io.millrace.kernels.Comparison;
import io.millrace.kernels.ComparisonKernels;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import java.util.function.Function;

/** Comparisons with a constant. Those of numbers are tests for a range of values, or for what lies outside of it. */
final class ConstantTests {
    private ConstantTests() {}

    static ConstantTest of(DataType.Scalar type, Comparison comparison, Object constant, ComparisonKernels kernels) {
        return switch (type) {
            case INT -> ints(comparison, (Integer) constant, kernels);
            case BIGINT, TIMESTAMP -> longs(comparison, (Long) constant, PerRow::longs, kernels);
            case DOUBLE -> doubles(comparison, (Double) constant, kernels);
            case STRING, BYTES -> BytesComparison.withConstant(comparison, Constant.utf8((String) constant));
            case BOOLEAN -> throw new IllegalArgumentException("booleans are compared as columns");
        };
    }

    /** Of unscaled values that have one word. */
    static ConstantTest decimals(Comparison comparison, long constant, ComparisonKernels kernels) {
        return longs(comparison, constant, column -> ((DecimalColumn) column).low(), kernels);
    }

    private static ConstantTest ints(Comparison comparison, int constant, ComparisonKernels kernels) {
        return switch (comparison) {
            case EQUAL -> range(constant, constant, true, kernels);
            case NOT_EQUAL -> range(constant, constant, false, kernels);
            case LESS -> range(constant, Integer.MAX_VALUE, false, kernels);
            case LESS_OR_EQUAL -> range(Integer.MIN_VALUE, constant, true, kernels);
            case GREATER -> range(Integer.MIN_VALUE, constant, false, kernels);
            case GREATER_OR_EQUAL -> range(constant, Integer.MAX_VALUE, true, kernels);
        };
    }

    private static ConstantTest longs(
            Comparison comparison, long constant, Function<Column, long[]> words, ComparisonKernels kernels) {
        return switch (comparison) {
            case EQUAL -> range(words, constant, constant, true, kernels);
            case NOT_EQUAL -> range(words, constant, constant, false, kernels);
            case LESS -> range(words, constant, Long.MAX_VALUE, false, kernels);
            case LESS_OR_EQUAL -> range(words, Long.MIN_VALUE, constant, true, kernels);
            case GREATER -> range(words, Long.MIN_VALUE, constant, false, kernels);
            case GREATER_OR_EQUAL -> range(words, constant, Long.MAX_VALUE, true, kernels);
        };
    }

    /** Unlike that of whole numbers, the outside of a range has NaN in it: LESS and GREATER are ranges of their own. */
    private static ConstantTest doubles(Comparison comparison, double constant, ComparisonKernels kernels) {
        double least = Double.NEGATIVE_INFINITY;
        double greatest = Double.POSITIVE_INFINITY;
        return switch (comparison) {
            case EQUAL -> range(constant, constant, true, kernels);
            case NOT_EQUAL -> range(constant, constant, false, kernels);
            case LESS ->
                constant == least
                        ? range(greatest, least, true, kernels)
                        : range(least, Math.nextDown(constant), true, kernels);
            case LESS_OR_EQUAL -> range(least, constant, true, kernels);
            case GREATER ->
                constant == greatest
                        ? range(greatest, least, true, kernels)
                        : range(Math.nextUp(constant), greatest, true, kernels);
            case GREATER_OR_EQUAL -> range(constant, greatest, true, kernels);
        };
    }

    private static ConstantTest range(int low, int high, boolean inside, ComparisonKernels kernels) {
        return (column, rows, out) -> {
            int[] values = ((IntColumn) column).values();
            return rows.isAll()
                    ? kernels.range(values, low, high, inside, rows.count(), out)
                    : kernels.range(values, low, high, inside, rows.rows(), rows.count(), out);
        };
    }

    private static ConstantTest range(
            Function<Column, long[]> words, long low, long high, boolean inside, ComparisonKernels kernels) {
        return (column, rows, out) -> {
            long[] values = words.apply(column);
            return rows.isAll()
                    ? kernels.range(values, low, high, inside, rows.count(), out)
                    : kernels.range(values, low, high, inside, rows.rows(), rows.count(), out);
        };
    }

    private static ConstantTest range(double low, double high, boolean inside, ComparisonKernels kernels) {
        return (column, rows, out) -> {
            double[] values = ((DoubleColumn) column).values();
            return rows.isAll()
                    ? kernels.range(values, low, high, inside, rows.count(), out)
                    : kernels.range(values, low, high, inside, rows.rows(), rows.count(), out);
        };
    }
}
