package io.millrace.analytics.aggregate;

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

/** The least or greatest DOUBLE by slot; NaN is greater than every number, as in SQL. */
final class DoubleExtreme implements SliceAccumulator {
    private final ReductionKernels kernels = Kernels.active().reductions();
    private final boolean greatest;
    private final double neutral;
    private double[] extremes = new double[0];

    DoubleExtreme(boolean greatest) {
        this.greatest = greatest;
        this.neutral = greatest ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    @Override
    public void reserve(int slots) {
        int known = extremes.length;
        if (slots > known) {
            extremes = Arrays.copyOf(extremes, slots);
            Arrays.fill(extremes, known, slots, neutral);
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

    @Override
    public void addSlice(Column input, int from, int to, int slot) {
        if (!(input instanceof DoubleColumn doubles)) {
            throw NumericInput.unexpected(input);
        }
        add(greatest ? kernels.max(doubles.values(), from, to) : kernels.min(doubles.values(), from, to), slot);
    }

    private void add(double value, int slot) {
        int order = Double.compare(value, extremes[slot]);
        if (greatest ? order > 0 : order < 0) {
            extremes[slot] = value;
        }
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            add(extremes[from[i]], to[i]);
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            extremes[slots[i]] = neutral;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("extreme", Scalar.DOUBLE));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        SlotColumns.save(extremes, slots, count, columns.get(0));
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        SlotColumns.restore(columns.get(0), rows, slots, count, extremes);
    }

    double get(int slot) {
        return extremes[slot];
    }
}
