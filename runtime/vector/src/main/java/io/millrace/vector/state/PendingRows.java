package io.millrace.vector.state;

import io.millrace.model.data.Column;
import io.millrace.model.invocation.StateValues;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Rows that wait until those before them have come: in the order of their times, those of the same time in the order of their values. Used by one thread. */
public final class PendingRows {
    private final StateValues values;
    private final KeyTable keys;
    private final FreeSlots slots = new FreeSlots();
    private final SlotHeap heap = new SlotHeap(this::isBefore);
    private long[] times = new long[0];
    private int[] keyOfSlot = new int[0];

    /**
     * @param values takes the values of the rows, by slot
     * @param keys gives the key ids; every row holds on to its key
     */
    public PendingRows(StateValues values, KeyTable keys) {
        this.values = values;
        this.keys = keys;
    }

    public boolean isEmpty() {
        return heap.isEmpty();
    }

    /** The slot of the first row; there must be one. */
    public int first() {
        return heap.first();
    }

    /** When a row happened, in microseconds. */
    public long time(int slot) {
        return times[slot];
    }

    public int key(int slot) {
        return keyOfSlot[slot];
    }

    public void add(Column[] columns, int row, int key, long timeMicros) {
        int slot = slots.take();
        if (slot == times.length) {
            int larger = Math.max(slot * 2, 1024);
            times = Arrays.copyOf(times, larger);
            keyOfSlot = Arrays.copyOf(keyOfSlot, larger);
            values.reserve(larger);
        }
        keys.acquire(key);
        times[slot] = timeMicros;
        keyOfSlot[slot] = key;
        values.put(slot, columns, row);
        heap.add(slot);
    }

    /** Forgets the first row. */
    public void removeFirst() {
        int slot = heap.first();
        heap.removeFirst();
        keys.release(keyOfSlot[slot]);
        values.clear(slot);
        slots.giveBack(slot);
    }

    /** Visits the slots of all rows. */
    public void forEach(IntConsumer action) {
        heap.forEach(action);
    }

    private boolean isBefore(int slot, int other) {
        return times[slot] < times[other] || (times[slot] == times[other] && values.compare(slot, other) < 0);
    }
}
