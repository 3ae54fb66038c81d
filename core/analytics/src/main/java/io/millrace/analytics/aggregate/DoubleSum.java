package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/**
 * Compensated sums of DOUBLE values: the low-order part that each addition loses is kept apart, so that the error does not
 * grow with the number of values (A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen,
 * ZAMM 54, 1974).
 */
final class DoubleSum implements Accumulator {
    private double[] sums = new double[0];
    private double[] lost = new double[0];

    @Override
    public void reserve(int slots) {
        if (slots > sums.length) {
            sums = Arrays.copyOf(sums, slots);
            lost = Arrays.copyOf(lost, slots);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        if (!(input instanceof DoubleColumn doubles)) {
            throw NumericInput.unexpected(input);
        }
        double[] values = doubles.values();
        Validity validity = input.validity();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (validity.isValid(row)) {
                int slot = slots[i];
                double value = values[row];
                double sum = sums[slot];
                double total = sum + value;
                lost[slot] += Math.abs(sum) >= Math.abs(value) ? (sum - total) + value : (value - total) + sum;
                sums[slot] = total;
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            sums[slots[i]] = 0;
            lost[slots[i]] = 0;
        }
    }

    /** The sum; what is infinite or not a number stays so. */
    double get(int slot) {
        double sum = sums[slot];
        return Double.isFinite(sum) ? sum + lost[slot] : sum;
    }
}
