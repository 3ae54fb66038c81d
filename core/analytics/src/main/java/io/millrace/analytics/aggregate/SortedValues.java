package io.millrace.analytics.aggregate;

import java.util.Arrays;

/** The values of the slots of one emission, sorted once for all percentiles of a field. */
final class SortedValues {
    private final Values values;
    private double[] sorted = new double[1024];
    private int[] starts = new int[256];
    private boolean done;

    SortedValues(Values values) {
        this.values = values;
    }

    /** Starts another emission. */
    void forget() {
        done = false;
    }

    /** Sorts the values of each slot, unless that was done in this emission. */
    void sort(int[] slots, int count) {
        if (done) {
            return;
        }
        if (starts.length <= count) {
            starts = new int[count + 1];
        }
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            at = Math.addExact(at, values.count(slots[i]));
        }
        starts[count] = at;
        if (sorted.length < at) {
            sorted = new double[Math.max(at, sorted.length * 2)];
        }
        for (int i = 0; i < count; i++) {
            values.copy(slots[i], sorted, starts[i]);
            if (starts[i + 1] - starts[i] > 1) {
                Arrays.sort(sorted, starts[i], starts[i + 1]);
            }
        }
        done = true;
    }

    /** How many values the slot at {@code index} of the emission has. */
    int count(int index) {
        return starts[index + 1] - starts[index];
    }

    double percentile(int index, double fraction) {
        return Percentile.continuous(sorted, starts[index], count(index), fraction);
    }
}
