package io.millrace.analytics.aggregate;

import io.millrace.kernels.DeviationKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/**
 * Count, mean and sum of squared deviations from the mean by slot. Single values move the mean (B. P. Welford, Note on a
 * method for calculating corrected sums of squares and products, Technometrics 4, 1962); slices are summed up in two
 * passes and merged (T. F. Chan, G. H. Golub, R. J. LeVeque, Algorithms for computing the sample variance, The American
 * Statistician 37, 1983). The relative error of a sum of squares of n values is below 8n 2<sup>-53</sup>, whatever their mean is.
 */
final class Moments implements SliceAccumulator {
    private final DeviationKernels kernels = Kernels.active().deviations();
    private final Means means = new Means();
    private final SliceMean slice = new SliceMean();
    private final DoubleValues chunk = new DoubleValues();
    private long[] counts = new long[0];
    private double[] squares = new double[0];

    @Override
    public void reserve(int slots) {
        means.reserve(slots);
        if (slots > counts.length) {
            counts = Arrays.copyOf(counts, slots);
            squares = Arrays.copyOf(squares, slots);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        Validity validity = input.validity();
        for (int from = 0; from < count; from += DoubleValues.MOST) {
            int length = Math.min(count - from, DoubleValues.MOST);
            double[] values = chunk.gather(input, rows, from, length);
            for (int i = 0; i < length; i++) {
                if (validity.isValid(rows[from + i])) {
                    add(values[i], slots[from + i]);
                }
            }
        }
    }

    private void add(double value, int slot) {
        double deviation = means.deviation(slot, value);
        means.move(slot, deviation / ++counts[slot]);
        squares[slot] += deviation * means.deviation(slot, value);
    }

    @Override
    public void addSlice(Column input, int from, int to, int slot) {
        for (int start = from; start < to; start += DoubleValues.MOST) {
            int length = Math.min(to - start, DoubleValues.MOST);
            double[] values = chunk.slice(input, start, length);
            slice.of(values, length, kernels);
            double lack = slice.lack();
            merge(length, kernels.squares(values, 0, length, slice.mean()) - length * lack * lack, slot);
        }
    }

    /** Adds {@link #slice}. */
    private void merge(int length, double sliceSquares, int slot) {
        long before = counts[slot];
        counts[slot] = before + length;
        double part = (double) length / counts[slot];
        double deviation = means.merge(slot, slice, part);
        squares[slot] += Math.max(0, sliceSquares) + deviation * (part * before) * deviation;
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            long added = counts[from[i]];
            if (added > 0) {
                int slot = to[i];
                long before = counts[slot];
                counts[slot] = before + added;
                double part = (double) added / counts[slot];
                double deviation = means.merge(slot, from[i], part);
                squares[slot] += squares[from[i]] + deviation * (part * before) * deviation;
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            means.clear(slots[i]);
            counts[slots[i]] = 0;
            squares[slots[i]] = 0;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(
                Field.required("values", Scalar.BIGINT),
                Field.required("mean", Scalar.DOUBLE),
                Field.required("lack", Scalar.DOUBLE),
                Field.required("squares", Scalar.DOUBLE));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        SlotColumns.save(counts, slots, count, columns.get(0));
        SlotColumns.save(means.means(), slots, count, columns.get(1));
        SlotColumns.save(means.lacks(), slots, count, columns.get(2));
        SlotColumns.save(squares, slots, count, columns.get(3));
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        SlotColumns.restore(columns.get(0), rows, slots, count, counts);
        SlotColumns.restore(columns.get(1), rows, slots, count, means.means());
        SlotColumns.restore(columns.get(2), rows, slots, count, means.lacks());
        SlotColumns.restore(columns.get(3), rows, slots, count, squares);
    }

    long count(int slot) {
        return counts[slot];
    }

    /** The sum of squared deviations from the mean. */
    double squares(int slot) {
        return squares[slot];
    }
}
