package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.Field;
import java.util.List;

/**
 * What is kept for each slot. Slots are used again: whoever frees one calls {@link #clear} first, and a slot never
 * used is clear.
 */
interface SlotState {
    /** Makes room for slots {@code 0 .. slots}; values of known slots stay. */
    void reserve(int slots);

    /**
     * Adds what slots hold to other slots, one after the other.
     *
     * @param from slots that stay as they are, {@code count} of them
     * @param to the slots that take it; none of them was in {@code from} before
     */
    void merge(int[] from, int[] to, int count);

    /** Makes slots as good as new. */
    void clear(int[] slots, int count);

    /** The columns of {@link #save}: names differ, and stay from version to version. */
    List<Field> stateFields();

    /**
     * Appends all that slots hold, one row a slot.
     *
     * @param columns one builder a field of {@link #stateFields}, in order
     */
    void save(int[] slots, int count, List<ColumnBuilder> columns);

    /**
     * Gives slots what others held when they were saved; a null leaves a slot clear.
     *
     * @param columns one column a field of {@link #stateFields}, in order
     * @param rows which rows of them, {@code count} of them
     * @param slots the slot of each of these rows, all of them clear and different
     */
    void restore(List<Column> columns, int[] rows, int[] slots, int count);
}
