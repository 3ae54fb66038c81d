package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;

/** Something gathered of the values of one field for each slot. */
interface Accumulator extends SlotState {
    /**
     * Adds the values of some rows; null values are passed over.
     *
     * @param input the column that is aggregated
     * @param rows which rows of it, {@code count} of them
     * @param slots the slot of each of these rows
     */
    void add(Column input, int[] rows, int[] slots, int count);
}
