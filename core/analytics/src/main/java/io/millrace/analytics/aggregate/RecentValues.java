package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/**
 * The last n values by time of each slot, in order. Of values with the same time the greater is the later, so that the order in which rows come does not
 * matter. Rows that come in order cost the same however many there are; one that comes late moves those behind it.
 */
final class RecentValues implements PairAccumulator {
    private final int most;
    private final DoubleValues chunk = new DoubleValues();
    private double[][] values = new double[0][];
    private long[][] times = new long[0][];

    /** Where the values of a slot end; there are at most n that count, and others before them that were left behind. */
    private int[] ends = new int[0];

    /** @param most n, at least 1 */
    RecentValues(int most) {
        this.most = most;
    }

    @Override
    public void reserve(int slots) {
        int known = ends.length;
        if (slots > known) {
            values = Arrays.copyOf(values, slots);
            times = Arrays.copyOf(times, slots);
            ends = Arrays.copyOf(ends, slots);
            Arrays.fill(values, known, slots, new double[0]);
            Arrays.fill(times, known, slots, new long[0]);
        }
    }

    /** @param right the times */
    @Override
    public void add(Column left, Column right, int[] rows, int[] slots, int count) {
        Validity validity = left.validity();
        Validity timeValidity = right.validity();
        long[] rowTimes = ((LongColumn) right).values();
        for (int from = 0; from < count; from += DoubleValues.MOST) {
            int length = Math.min(count - from, DoubleValues.MOST);
            double[] rowValues = chunk.gather(left, rows, from, length);
            for (int i = 0; i < length; i++) {
                int row = rows[from + i];
                if (validity.isValid(row) && timeValidity.isValid(row)) {
                    add(rowTimes[row], rowValues[i], slots[from + i]);
                }
            }
        }
    }

    private void add(long time, double value, int slot) {
        int end = ends[slot];
        if (end == values[slot].length) {
            end = makeRoom(slot);
        }
        long[] slotTimes = times[slot];
        double[] slotValues = values[slot];
        int first = Math.max(0, end - most);
        int at = end;
        while (at > first && isLater(slotTimes[at - 1], slotValues[at - 1], time, value)) {
            at--;
        }
        if (at == first && end - first == most) {
            return;
        }
        System.arraycopy(slotTimes, at, slotTimes, at + 1, end - at);
        System.arraycopy(slotValues, at, slotValues, at + 1, end - at);
        slotTimes[at] = time;
        slotValues[at] = value;
        ends[slot] = end + 1;
    }

    private static boolean isLater(long time, double value, long otherTime, double otherValue) {
        return time > otherTime || (time == otherTime && Double.compare(value, otherValue) > 0);
    }

    /** Leaves behind what does not count, or takes more memory, up to twice n. */
    private int makeRoom(int slot) {
        int kept = count(slot);
        int from = ends[slot] - kept;
        int length = kept == most ? 2 * most : Math.min(2 * most, Math.max(4, 2 * kept));
        double[] roomy = length > values[slot].length ? new double[length] : values[slot];
        long[] roomyTimes = length > times[slot].length ? new long[length] : times[slot];
        System.arraycopy(values[slot], from, roomy, 0, kept);
        System.arraycopy(times[slot], from, roomyTimes, 0, kept);
        values[slot] = roomy;
        times[slot] = roomyTimes;
        ends[slot] = kept;
        return kept;
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            for (int at = ends[from[i]] - count(from[i]); at < ends[from[i]]; at++) {
                add(times[from[i]][at], values[from[i]][at], to[i]);
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            ends[slots[i]] = 0;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(
                Field.required("values", new DataType.Array(Scalar.DOUBLE)),
                Field.required("times", new DataType.Array(Scalar.TIMESTAMP)));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        ArrayColumnBuilder valueArrays = (ArrayColumnBuilder) columns.getFirst();
        ArrayColumnBuilder timeArrays = (ArrayColumnBuilder) columns.getLast();
        for (int i = 0; i < count; i++) {
            for (int at = ends[slots[i]] - count(slots[i]); at < ends[slots[i]]; at++) {
                ((DoubleColumnBuilder) valueArrays.elements()).append(values[slots[i]][at]);
                ((LongColumnBuilder) timeArrays.elements()).append(times[slots[i]][at]);
            }
            valueArrays.endValue();
            timeArrays.endValue();
        }
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        ArrayColumn arrays = (ArrayColumn) columns.getFirst();
        double[] savedValues = ((DoubleColumn) arrays.elements()).values();
        long[] savedTimes = ((LongColumn) ((ArrayColumn) columns.getLast()).elements()).values();
        for (int i = 0; i < count; i++) {
            if (arrays.validity().isValid(rows[i])) {
                for (int at = arrays.offsets()[rows[i]]; at < arrays.offsets()[rows[i] + 1]; at++) {
                    add(savedTimes[at], savedValues[at], slots[i]);
                }
            }
        }
    }

    /** How many values count, at most n. */
    int count(int slot) {
        return Math.min(ends[slot], most);
    }

    /** The value that has {@code later} ones of its slot behind it. */
    double value(int slot, int later) {
        return values[slot][ends[slot] - 1 - later];
    }
}
