package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;

/**
 * Something added up for each slot. Slots are used again: whoever frees one calls {@link #clear} first, and a slot never
 * used is clear.
 */
interface Accumulator {
    /** Makes room for slots {@code 0 .. slots}; values of known slots stay. */
    void reserve(int slots);

    /**
     * Adds the values of some rows; null values are passed over.
     *
     * @param input the column that is aggregated
     * @param rows which rows of it, {@code count} of them
     * @param slots the slot of each of these rows
     */
    void add(Column input, int[] rows, int[] slots, int count);

    /** Makes slots as good as new. */
    void clear(int[] slots, int count);
}
