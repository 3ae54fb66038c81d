package io.millrace.analytics.aggregate;

import java.util.function.IntToDoubleFunction;

/** What the last value of a moving average weighs, the one before it, and so on. */
final class Weights {
    static final IntToDoubleFunction EQUAL = later -> 1;

    private Weights() {}

    /** n, n - 1 and so on down to 1. */
    static IntToDoubleFunction linear(int n) {
        return later -> n - later;
    }

    /** Each (n - 1)/(n + 1) of the next: the smoothing factor is 2/(n + 1). */
    static IntToDoubleFunction exponential(int n) {
        double[] powers = new double[n];
        double power = 1;
        for (int later = 0; later < n; later++) {
            powers[later] = power;
            power *= (n - 1.0) / (n + 1.0);
        }
        return later -> powers[later];
    }
}
