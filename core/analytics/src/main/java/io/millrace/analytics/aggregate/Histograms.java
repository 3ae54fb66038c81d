package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/**
 * How many values of each slot are below the first bound, from each bound up to the next, and from the last one on. NaN is above all bounds.
 */
final class Histograms implements Accumulator {
    private final double[] bounds;
    private final DoubleValues chunk = new DoubleValues();
    private long[] counts = new long[0];

    /** @param bounds ascending */
    Histograms(List<Double> bounds) {
        this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private int width() {
        return bounds.length + 1;
    }

    @Override
    public void reserve(int slots) {
        int length = Math.multiplyExact(slots, width());
        if (length > counts.length) {
            counts = Arrays.copyOf(counts, length);
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
                    counts[slots[from + i] * width() + bucket(values[i])]++;
                }
            }
        }
    }

    /** How many bounds are at most {@code value}. */
    private int bucket(double value) {
        int low = 0;
        int high = bounds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value < bounds[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            for (int bucket = 0; bucket < width(); bucket++) {
                counts[to[i] * width() + bucket] += counts[from[i] * width() + bucket];
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(counts, slots[i] * width(), (slots[i] + 1) * width(), 0);
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("counts", new DataType.Array(Scalar.BIGINT)));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        emit(slots, count, (ArrayColumnBuilder) columns.getFirst());
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        ArrayColumn arrays = (ArrayColumn) columns.getFirst();
        long[] saved = ((LongColumn) arrays.elements()).values();
        for (int i = 0; i < count; i++) {
            if (arrays.validity().isValid(rows[i])) {
                System.arraycopy(saved, arrays.offsets()[rows[i]], counts, slots[i] * width(), width());
            }
        }
    }

    /** Appends the counts of some slots. */
    void emit(int[] slots, int count, ArrayColumnBuilder column) {
        LongColumnBuilder elements = (LongColumnBuilder) column.elements();
        for (int i = 0; i < count; i++) {
            for (int bucket = 0; bucket < width(); bucket++) {
                elements.append(counts[slots[i] * width() + bucket]);
            }
            column.endValue();
        }
    }
}
