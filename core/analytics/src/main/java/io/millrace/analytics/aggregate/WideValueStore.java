package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.Int128;
import java.util.Arrays;

/** Decimals of more than 18 digits, unscaled, as 128 bits. */
final class WideValueStore implements ValueStore {
    private long[] high = new long[0];
    private long[] low = new long[0];

    @Override
    public void reserve(int count) {
        if (count > low.length) {
            high = Arrays.copyOf(high, count);
            low = Arrays.copyOf(low, count);
        }
    }

    @Override
    public void put(int number, Column column, int row) {
        DecimalColumn decimals = (DecimalColumn) column;
        high[number] = decimals.high(row);
        low[number] = decimals.low(row);
    }

    @Override
    public void copy(int from, int to) {
        high[to] = high[from];
        low[to] = low[from];
    }

    @Override
    public void free(int number) {
        // nothing: the next value takes its place
    }

    @Override
    public boolean matches(int number, Column column, int row) {
        DecimalColumn decimals = (DecimalColumn) column;
        return low[number] == decimals.low(row) && high[number] == decimals.high(row);
    }

    @Override
    public boolean matches(int number, int other) {
        return low[number] == low[other] && high[number] == high[other];
    }

    @Override
    public int firstMismatch(Column column, int[] rows, int[] numbers, int from, int count) {
        for (int i = from; i < count; i++) {
            if (!matches(numbers[i], column, rows[i])) {
                return i;
            }
        }
        return count;
    }

    @Override
    public int compare(int number, Column column, int row) {
        DecimalColumn decimals = (DecimalColumn) column;
        return Int128.compare(high[number], low[number], decimals.high(row), decimals.low(row));
    }

    @Override
    public int compare(int number, int other) {
        return Int128.compare(high[number], low[number], high[other], low[other]);
    }

    @Override
    public void append(int number, ColumnBuilder column) {
        ((DecimalColumnBuilder) column).append(high[number], low[number]);
    }
}
