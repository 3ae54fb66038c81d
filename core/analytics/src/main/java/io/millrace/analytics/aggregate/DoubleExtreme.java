package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/** The least or greatest DOUBLE by slot; NaN is greater than every number, as in SQL. */
final class DoubleExtreme implements Accumulator {
    private final boolean greatest;
    private final double neutral;
    private double[] extremes = new double[0];

    DoubleExtreme(boolean greatest) {
        this.greatest = greatest;
        this.neutral = greatest ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    @Override
    public void reserve(int slots) {
        int known = extremes.length;
        if (slots > known) {
            extremes = Arrays.copyOf(extremes, slots);
            Arrays.fill(extremes, known, slots, neutral);
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
                boolean better = greatest
                        ? Double.compare(values[row], extremes[slot]) > 0
                        : Double.compare(values[row], extremes[slot]) < 0;
                if (better) {
                    extremes[slot] = values[row];
                }
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            extremes[slots[i]] = neutral;
        }
    }

    double get(int slot) {
        return extremes[slot];
    }
}
