package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;

/** Something added up of the values of one field for each slot. */
interface Accumulator extends SlotState {
    /**
     * Adds the values of some rows; null values are passed over.
     *
     * @param input the column that is aggregated
     * @param rows which rows of it, {@code count} of them
     * @param slots the slot of each of these rows
     */
    void add(Column input, int[] rows, int[] slots, int count);

    /**
     * Adds the values of rows {@code from .. to}, at least one, that belong to one slot; the result is that of {@link #add}, up to the
     * rounding of a sum of doubles.
     *
     * @param input the column that is aggregated, without nulls
     */
    void addSlice(Column input, int from, int to, int slot);
}
