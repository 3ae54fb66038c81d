package io.millrace.vector.state;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in columns, each at a slot that is used again when the row is freed, with its key and its time. No object is made for a row; the memory is bounded by the rows that
 * are there at once. Used by one thread.
 */
public final class SlotRows {
    /** In place of a slot, and of the key of a row that has none. */
    public static final int NONE = -1;

    private final KeyTable keys;
    private final ColumnStore[] columns;
    private int[] keyOf = new int[64];
    private long[] timeOf = new long[64];
    private int[] free = new int[64];
    private int freeCount;
    private int slots;

    /**
     * @param keys where the keys of the rows are; every row holds on to its own
     * @param types of the columns
     */
    public SlotRows(KeyTable keys, List<DataType> types) {
        this.keys = keys;
        this.columns = types.stream().map(ColumnStore::of).toArray(ColumnStore[]::new);
    }

    /** The number of rows. */
    public int size() {
        return slots - freeCount;
    }

    /** One more than the highest slot ever used. */
    public int slotLimit() {
        return slots;
    }

    /** The id of the key of a row, or {@link #NONE}. */
    public int key(int slot) {
        return keyOf[slot];
    }

    /** The time of a row, as it was given. */
    public long time(int slot) {
        return timeOf[slot];
    }

    /**
     * Keeps some rows of a batch.
     *
     * @param fields the columns of the batch that are kept, by their places there
     * @param rowKeys the id of the key of each of these rows, or {@link #NONE}
     * @param times by row of the batch
     * @param taken takes the slot of each of these rows
     */
    public void add(Batch batch, int[] fields, int[] rows, int[] rowKeys, long[] times, int count, int[] taken) {
        takeSlots(count, taken);
        for (int i = 0; i < count; i++) {
            keyOf[taken[i]] = rowKeys[i];
            timeOf[taken[i]] = times[rows[i]];
            if (rowKeys[i] != NONE) {
                keys.acquire(rowKeys[i]);
            }
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i].put(batch.column(fields[i]), rows, taken, count, slots);
        }
    }

    /** The values of a column at some slots. */
    public Column gather(int column, int[] wanted, int count, ColumnMemory memory) {
        return columns[column].gather(wanted, count, memory);
    }

    /** Forgets some rows. */
    public void free(int[] given, int count) {
        if (freeCount + count > free.length) {
            free = Arrays.copyOf(free, Math.max(freeCount + count, free.length * 2));
        }
        for (ColumnStore column : columns) {
            column.free(given, count);
        }
        // Backwards, so that slots that follow each other are taken one behind the other again.
        for (int i = count - 1; i >= 0; i--) {
            if (keyOf[given[i]] != NONE) {
                keys.release(keyOf[given[i]]);
            }
            free[freeCount++] = given[i];
        }
    }

    private void takeSlots(int count, int[] taken) {
        int reused = Math.min(count, freeCount);
        for (int i = 0; i < reused; i++) {
            taken[i] = free[--freeCount];
        }
        for (int i = reused; i < count; i++) {
            taken[i] = slots++;
        }
        if (slots > keyOf.length) {
            int larger = Math.max(slots, Math.multiplyExact(keyOf.length, 2));
            keyOf = Arrays.copyOf(keyOf, larger);
            timeOf = Arrays.copyOf(timeOf, larger);
        }
    }
}
