package io.millrace.expressions;

import io.millrace.kernels.Comparison;

/** The orders that pass a comparison: decided once, not for each row. */
record Passing(boolean less, boolean equal, boolean greater) {
    static Passing of(Comparison comparison) {
        return new Passing(comparison.holds(-1), comparison.holds(0), comparison.holds(1));
    }

    boolean passes(int order) {
        return order < 0 ? less : order == 0 ? equal : greater;
    }
}
