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

/** The least or greatest INT, BIGINT or TIMESTAMP by slot. */
final class LongExtreme implements SliceAccumulator {
    /** All bits set to find the greatest as the least of the complements, which reverse the order; else 0. */
    private final long flip;

    private final ReductionKernels kernels = Kernels.active().reductions();
    private long[] least = new long[0];

    LongExtreme(boolean greatest) {
        this.flip = greatest ? -1L : 0L;
    }

    @Override
    public void reserve(int slots) {
        int known = least.length;
        if (slots > known) {
            least = Arrays.copyOf(least, slots);
            Arrays.fill(least, known, slots, Long.MAX_VALUE);
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
                        least[slots[i]] = Math.min(least[slots[i]], values[row] ^ flip);
                    }
                }
            }
            case LongColumn longs -> {
                long[] values = longs.values();
                for (int i = 0; i < count; i++) {
                    int row = rows[i];
                    if (validity.isValid(row)) {
                        least[slots[i]] = Math.min(least[slots[i]], values[row] ^ flip);
                    }
                }
            }
            default -> throw NumericInput.unexpected(input);
        }
    }

    @Override
    public void addSlice(Column input, int from, int to, int slot) {
        long extreme =
                switch (input) {
                    case IntColumn ints ->
                        flip == 0 ? kernels.min(ints.values(), from, to) : kernels.max(ints.values(), from, to);
                    case LongColumn longs ->
                        flip == 0 ? kernels.min(longs.values(), from, to) : kernels.max(longs.values(), from, to);
                    default -> throw NumericInput.unexpected(input);
                };
        least[slot] = Math.min(least[slot], extreme ^ flip);
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            least[to[i]] = Math.min(least[to[i]], least[from[i]]);
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            least[slots[i]] = Long.MAX_VALUE;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("extreme", Scalar.BIGINT));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        SlotColumns.save(least, slots, count, columns.get(0));
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        SlotColumns.restore(columns.get(0), rows, slots, count, least);
    }

    long get(int slot) {
        return least[slot] ^ flip;
    }
}
