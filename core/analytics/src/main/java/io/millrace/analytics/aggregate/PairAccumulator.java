package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;

/** Something gathered of the values of two fields for each slot. */
interface PairAccumulator extends SlotState {
    /**
     * Adds some rows; those in which one of the values is null are passed over.
     *
     * @param rows which rows of the columns, {@code count} of them
     * @param slots the slot of each of these rows
     */
    void add(Column left, Column right, int[] rows, int[] slots, int count);
}
