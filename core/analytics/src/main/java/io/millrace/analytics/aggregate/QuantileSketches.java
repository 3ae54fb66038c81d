package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import java.util.Arrays;
import java.util.List;

/**
 * Values by slot as counts in buckets whose bounds grow by a constant factor, from which percentiles follow with a bounded relative error (C. Masson, J. E.
 * Rim, H. K. Lee, DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees, VLDB 2019). A percentile is off by at most {@link
 * #ERROR} of the value at rank &lfloor;fraction &middot; (n - 1)&rfloor;, whatever the order of values. Values within 1e-300 of zero count as zero.
 */
final class QuantileSketches implements Accumulator {
    static final double ERROR = 0.01;

    private static final double GROWTH = (1 + ERROR) / (1 - ERROR);
    private static final double LOG_GROWTH = Math.log(GROWTH);
    private static final double LEAST = 1e-300;

    /** More than the number of any bucket, so that those of positive values are above 0, and of negative ones below. */
    private static final long MIDDLE = 1 << 17;

    private static final long INFINITE = 2 * MIDDLE;
    private static final long NOT_A_NUMBER = INFINITE + 1;

    /** A bucket and its count in one number, which sorts by bucket. */
    private static final int COUNT_BITS = 44;

    private static final long COUNT = (1L << COUNT_BITS) - 1;

    private final CountedValues counts = new CountedValues(Scalar.BIGINT, Integer.MAX_VALUE);
    private final DoubleValues chunk = new DoubleValues();
    private long[] buckets = new long[0];

    /** The buckets of the slots of an emission in order, and where those of each slot begin. */
    private long[] sorted = new long[0];

    private int[] starts = new int[0];
    private boolean isSorted;

    @Override
    public void reserve(int slots) {
        counts.reserve(slots);
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        if (buckets.length < input.size()) {
            buckets = new long[input.size()];
        }
        for (int from = 0; from < count; from += DoubleValues.MOST) {
            int length = Math.min(count - from, DoubleValues.MOST);
            double[] values = chunk.gather(input, rows, from, length);
            for (int i = 0; i < length; i++) {
                buckets[rows[from + i]] = bucket(values[i]);
            }
        }
        counts.add(new LongColumn(buckets, input.size(), input.validity()), rows, slots, count);
    }

    private static long bucket(double value) {
        if (value >= LEAST) {
            return value == Double.POSITIVE_INFINITY
                    ? INFINITE
                    : MIDDLE + (long) Math.ceil(Math.log(value) / LOG_GROWTH);
        }
        if (value <= -LEAST) {
            return value == Double.NEGATIVE_INFINITY
                    ? -INFINITE
                    : -MIDDLE - (long) Math.ceil(Math.log(-value) / LOG_GROWTH);
        }
        return Double.isNaN(value) ? NOT_A_NUMBER : 0;
    }

    private static double value(long bucket) {
        if (bucket == 0) {
            return 0;
        }
        if (bucket == NOT_A_NUMBER) {
            return Double.NaN;
        }
        long magnitude = Math.abs(bucket);
        double value = magnitude == INFINITE
                ? Double.POSITIVE_INFINITY
                : Math.min(Double.MAX_VALUE, Math.exp((magnitude - MIDDLE) * LOG_GROWTH) * 2 / (GROWTH + 1));
        return bucket < 0 ? -value : value;
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        counts.merge(from, to, count);
    }

    @Override
    public void clear(int[] slots, int count) {
        counts.clear(slots, count);
    }

    @Override
    public List<Field> stateFields() {
        return counts.stateFields();
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        counts.save(slots, count, columns);
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        counts.restore(columns, rows, slots, count);
    }

    /** Starts another emission. */
    void forget() {
        isSorted = false;
    }

    /** Puts the buckets of each slot in order, unless that was done in this emission. */
    void sort(int[] slots, int count) {
        if (isSorted) {
            return;
        }
        if (starts.length <= count) {
            starts = new int[count + 1];
        }
        SlotEntries entries = counts.entries();
        int size = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = size;
            size = Math.addExact(size, entries.count(slots[i]));
        }
        starts[count] = size;
        LongColumnBuilder found = new LongColumnBuilder(size);
        sorted = sorted.length < size ? new long[size] : sorted;
        int at = 0;
        for (int i = 0; i < count; i++) {
            for (int entry = entries.first(slots[i]); entry != SlotEntries.NONE; entry = entries.next(entry)) {
                entries.append(entry, found);
                sorted[at++] = Math.min(COUNT, counts.count(entry));
            }
        }
        long[] numbers = found.build().values();
        for (int i = 0; i < size; i++) {
            sorted[i] |= numbers[i] << COUNT_BITS;
        }
        for (int i = 0; i < count; i++) {
            Arrays.sort(sorted, starts[i], starts[i + 1]);
        }
        isSorted = true;
    }

    /** Whether the slot at {@code index} of the emission has no values. */
    boolean isEmpty(int index) {
        return starts[index] == starts[index + 1];
    }

    /** A percentile of the slot at {@code index} of the emission, which has values. */
    double percentile(int index, double fraction) {
        long values = 0;
        for (int i = starts[index]; i < starts[index + 1]; i++) {
            values += sorted[i] & COUNT;
        }
        long below = (long) (fraction * (values - 1));
        int at = starts[index];
        for (long passed = sorted[at] & COUNT; passed <= below; passed += sorted[at] & COUNT) {
            at++;
        }
        return value(sorted[at] >> COUNT_BITS);
    }
}
