package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Validity;

/** Arrays of numbers by slot as columns, and back; see {@link SlotState#save} and {@link SlotState#restore}. */
final class SlotColumns {
    private SlotColumns() {}

    static void save(long[] values, int[] slots, int count, ColumnBuilder column) {
        LongColumnBuilder longs = (LongColumnBuilder) column;
        for (int i = 0; i < count; i++) {
            longs.append(values[slots[i]]);
        }
    }

    static void save(double[] values, int[] slots, int count, ColumnBuilder column) {
        DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
        for (int i = 0; i < count; i++) {
            doubles.append(values[slots[i]]);
        }
    }

    static void restore(Column column, int[] rows, int[] slots, int count, long[] values) {
        long[] saved = ((LongColumn) column).values();
        Validity validity = column.validity();
        for (int i = 0; i < count; i++) {
            if (validity.isValid(rows[i])) {
                values[slots[i]] = saved[rows[i]];
            }
        }
    }

    static void restore(Column column, int[] rows, int[] slots, int count, double[] values) {
        double[] saved = ((DoubleColumn) column).values();
        Validity validity = column.validity();
        for (int i = 0; i < count; i++) {
            if (validity.isValid(rows[i])) {
                values[slots[i]] = saved[rows[i]];
            }
        }
    }
}
