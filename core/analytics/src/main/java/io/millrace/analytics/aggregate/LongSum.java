package io.millrace.analytics.aggregate;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/** Exact sums of INT or BIGINT values; a sum beyond 64 bits is an {@link ArithmeticException}. */
final class LongSum implements SliceAccumulator {
    /** A sum of at most {@link #MOST_ROWS} values below {@link #SMALL}, added to one below {@link #HALF}, is in range on its way, too. */
    private static final int MOST_ROWS = 1 << 15;

    private static final long SMALL = 1L << 46;
    private static final long HALF = 1L << 62;

    private final ReductionKernels kernels = Kernels.active().reductions();
    private long[] sums = new long[0];

    @Override
    public void reserve(int slots) {
        if (slots > sums.length) {
            sums = Arrays.copyOf(sums, slots);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        Validity validity = input.validity();
        switch (input) {
            case IntColumn ints -> {
                int[] values = ints.values();
                for (int i = 0; i < count; i++) {
                    int row = rows[i];
                    if (validity.isValid(row)) {
                        sums[slots[i]] = Math.addExact(sums[slots[i]], values[row]);
                    }
                }
            }
            case LongColumn longs -> {
                long[] values = longs.values();
                for (int i = 0; i < count; i++) {
                    int row = rows[i];
                    if (validity.isValid(row)) {
                        sums[slots[i]] = Math.addExact(sums[slots[i]], values[row]);
                    }
                }
            }
            default -> throw NumericInput.unexpected(input);
        }
    }

    @Override
    public void addSlice(Column input, int from, int to, int slot) {
        boolean room = to - from <= MOST_ROWS && sums[slot] > -HALF && sums[slot] < HALF;
        switch (input) {
            case IntColumn ints -> addSlice(ints.values(), from, to, slot, room);
            case LongColumn longs -> addSlice(longs.values(), from, to, slot, room);
            default -> throw NumericInput.unexpected(input);
        }
    }

    /** Fails where adding one value after the other fails, whether the whole sum is in range or not. */
    private void addSlice(int[] values, int from, int to, int slot, boolean room) {
        if (room) {
            sums[slot] += kernels.sum(values, from, to);
            return;
        }
        for (int row = from; row < to; row++) {
            sums[slot] = Math.addExact(sums[slot], values[row]);
        }
    }

    private void addSlice(long[] values, int from, int to, int slot, boolean room) {
        if (room && kernels.magnitude(values, from, to) < SMALL) {
            sums[slot] += kernels.sum(values, from, to);
            return;
        }
        for (int row = from; row < to; row++) {
            sums[slot] = Math.addExact(sums[slot], values[row]);
        }
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to[i]] = Math.addExact(sums[to[i]], sums[from[i]]);
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            sums[slots[i]] = 0;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("sum", Scalar.BIGINT));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        SlotColumns.save(sums, slots, count, columns.get(0));
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        SlotColumns.restore(columns.get(0), rows, slots, count, sums);
    }

    long get(int slot) {
        return sums[slot];
    }
}
