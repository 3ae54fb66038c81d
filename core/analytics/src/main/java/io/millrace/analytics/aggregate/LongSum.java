package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/** Exact sums of INT or BIGINT values; a sum beyond 64 bits is an {@link ArithmeticException}. */
final class LongSum implements Accumulator {
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
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            sums[slots[i]] = 0;
        }
    }

    long get(int slot) {
        return sums[slot];
    }
}
