package io.millrace.analytics.aggregate;

import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;

/** Writes one result column from accumulators, a whole emission at a time. */
interface Result {
    /** Appends the results of {@code count} slots, in order. */
    void emit(int[] slots, int count, ColumnBuilder column);

    static Result rowCount(RowCount rows) {
        return (slots, count, column) -> {
            LongColumnBuilder longs = (LongColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                longs.append(rows.get(slots[i]));
            }
        };
    }

    static Result valueCount(ValueCount counts) {
        return (slots, count, column) -> {
            LongColumnBuilder longs = (LongColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                longs.append(counts.get(slots[i]));
            }
        };
    }

    static Result sum(LongSum sums, ValueCount counts) {
        return (slots, count, column) -> {
            LongColumnBuilder longs = (LongColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    longs.appendNull();
                } else {
                    longs.append(sums.get(slots[i]));
                }
            }
        };
    }

    static Result sum(DoubleSum sums, ValueCount counts) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(sums.get(slots[i]));
                }
            }
        };
    }

    static Result average(LongSum sums, ValueCount counts) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                long values = counts.get(slots[i]);
                if (values == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append((double) sums.get(slots[i]) / values);
                }
            }
        };
    }

    static Result average(DoubleSum sums, ValueCount counts) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                long values = counts.get(slots[i]);
                if (values == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(sums.get(slots[i]) / values);
                }
            }
        };
    }

    static Result extreme(LongExtreme extremes, ValueCount counts) {
        return (slots, count, column) -> {
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    column.appendNull();
                } else if (column instanceof IntColumnBuilder ints) {
                    ints.append((int) extremes.get(slots[i]));
                } else {
                    ((LongColumnBuilder) column).append(extremes.get(slots[i]));
                }
            }
        };
    }

    static Result extreme(DoubleExtreme extremes, ValueCount counts) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            for (int i = 0; i < count; i++) {
                if (counts.get(slots[i]) == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(extremes.get(slots[i]));
                }
            }
        };
    }

    static Result percentile(SortedValues sorted, double fraction) {
        return (slots, count, column) -> {
            DoubleColumnBuilder doubles = (DoubleColumnBuilder) column;
            sorted.sort(slots, count);
            for (int i = 0; i < count; i++) {
                if (sorted.count(i) == 0) {
                    doubles.appendNull();
                } else {
                    doubles.append(sorted.percentile(i, fraction));
                }
            }
        };
    }
}
