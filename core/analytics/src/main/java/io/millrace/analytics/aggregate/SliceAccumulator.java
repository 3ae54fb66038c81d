package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;

/** An accumulator that takes neighbours in one slot together, which is faster. */
interface SliceAccumulator extends Accumulator {
    /**
     * Adds the values of rows {@code from .. to}, at least one, that belong to one slot; the result is that of {@link #add}, up to the
     * rounding of a sum of doubles.
     *
     * @param input the column that is aggregated, without nulls
     */
    void addSlice(Column input, int from, int to, int slot);
}
