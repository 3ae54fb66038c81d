package io.millrace.analytics.aggregate;

import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.NestedColumn;
import java.util.Arrays;

/** Values of up to 64 bits: truth values, whole numbers, times, doubles, and decimals of up to 18 digits. */
final class WordValueStore implements ValueStore {
    private final boolean floating;
    private long[] words = new long[0];

    /** @param floating whether they are doubles, which compare otherwise than whole numbers */
    WordValueStore(boolean floating) {
        this.floating = floating;
    }

    @Override
    public void reserve(int count) {
        if (count > words.length) {
            words = Arrays.copyOf(words, count);
        }
    }

    @Override
    public void put(int number, Column column, int row) {
        words[number] = word(column, row);
    }

    @Override
    public void copy(int from, int to) {
        words[to] = words[from];
    }

    @Override
    public void free(int number) {
        // nothing: the next value takes its place
    }

    @Override
    public boolean matches(int number, Column column, int row) {
        return words[number] == word(column, row);
    }

    @Override
    public boolean matches(int number, int other) {
        return words[number] == words[other];
    }

    @Override
    public int firstMismatch(Column column, int[] rows, int[] numbers, int from, int count) {
        if (column instanceof LongColumn longs) {
            long[] values = longs.values();
            for (int i = from; i < count; i++) {
                if (words[numbers[i]] != values[rows[i]]) {
                    return i;
                }
            }
            return count;
        }
        for (int i = from; i < count; i++) {
            if (words[numbers[i]] != word(column, rows[i])) {
                return i;
            }
        }
        return count;
    }

    @Override
    public int compare(int number, Column column, int row) {
        return compareWords(words[number], word(column, row));
    }

    @Override
    public int compare(int number, int other) {
        return compareWords(words[number], words[other]);
    }

    private int compareWords(long word, long other) {
        return floating
                ? Double.compare(Double.longBitsToDouble(word), Double.longBitsToDouble(other))
                : Long.compare(word, other);
    }

    @Override
    public void append(int number, ColumnBuilder column) {
        long word = words[number];
        switch (column) {
            case LongColumnBuilder longs -> longs.append(word);
            case IntColumnBuilder ints -> ints.append((int) word);
            case DoubleColumnBuilder doubles -> doubles.append(Double.longBitsToDouble(word));
            case BooleanColumnBuilder booleans -> booleans.append(word != 0);
            case DecimalColumnBuilder decimals -> decimals.append(word);
            default -> throw new IllegalArgumentException("no value of 64 bits goes into " + column);
        }
    }

    private static long word(Column column, int row) {
        return switch (column) {
            case LongColumn longs -> longs.values()[row];
            case IntColumn ints -> ints.values()[row];
            case DoubleColumn doubles -> Double.doubleToLongBits(doubles.values()[row]);
            case BooleanColumn booleans -> booleans.get(row) ? 1 : 0;
            case DecimalColumn decimals -> decimals.low(row);
            case BytesColumn bytes -> throw NumericInput.unexpected(bytes);
            case NestedColumn nested -> throw NumericInput.unexpected(nested);
        };
    }
}
