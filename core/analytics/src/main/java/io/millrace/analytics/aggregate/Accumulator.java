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

    /**
     * Adds the values of rows {@code from .. to}, at least one, that belong to one slot; the result is that of {@link #add}, up to the
     * rounding of a sum of doubles.
     *
     * @param input the column that is aggregated, without nulls
     */
    void addSlice(Column input, int from, int to, int slot);

    /**
     * Adds what slots hold to other slots, one after the other.
     *
     * @param from slots that stay as they are, {@code count} of them
     * @param to the slots that take it; none of them was in {@code from} before
     */
    void merge(int[] from, int[] to, int count);

    /** Makes slots as good as new. */
    void clear(int[] slots, int count);
}
