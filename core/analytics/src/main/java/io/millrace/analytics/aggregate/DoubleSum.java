package io.millrace.analytics.aggregate;

import io.millrace.kernels.CompensatedSum;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Field;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/** Compensated sums of DOUBLE values, each of them a {@link CompensatedSum}. */
final class DoubleSum implements SliceAccumulator {
    private final ReductionKernels kernels = Kernels.active().reductions();
    private final CompensatedSum slice = new CompensatedSum();
    private double[] sums = new double[0];
    private double[] lost = new double[0];

    @Override
    public void reserve(int slots) {
        if (slots > sums.length) {
            sums = Arrays.copyOf(sums, slots);
            lost = Arrays.copyOf(lost, slots);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        if (!(input instanceof DoubleColumn doubles)) {
            throw NumericInput.unexpected(input);
        }
        double[] values = doubles.values();
        Validity validity = input.validity();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (validity.isValid(row)) {
                add(values[row], slots[i]);
            }
        }
    }

    private void add(double value, int slot) {
        double sum = sums[slot];
        double total = sum + value;
        lost[slot] += Math.abs(sum) >= Math.abs(value) ? (sum - total) + value : (value - total) + sum;
        sums[slot] = total;
    }

    @Override
    public void addSlice(Column input, int from, int to, int slot) {
        if (!(input instanceof DoubleColumn doubles)) {
            throw NumericInput.unexpected(input);
        }
        slice.set(sums[slot], lost[slot]);
        kernels.sum(doubles.values(), from, to, slice);
        sums[slot] = slice.sum();
        lost[slot] = slice.lost();
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            add(sums[from[i]], to[i]);
            lost[to[i]] += lost[from[i]];
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            sums[slots[i]] = 0;
            lost[slots[i]] = 0;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("sum", Scalar.DOUBLE), Field.required("lost", Scalar.DOUBLE));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        SlotColumns.save(sums, slots, count, columns.get(0));
        SlotColumns.save(lost, slots, count, columns.get(1));
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        SlotColumns.restore(columns.get(0), rows, slots, count, sums);
        SlotColumns.restore(columns.get(1), rows, slots, count, lost);
    }

    /** The sum; what is infinite or not a number stays so. */
    double get(int slot) {
        return CompensatedSum.of(sums[slot], lost[slot]);
    }
}
