package io.millrace.vector.state;

import java.util.Arrays;

/**
 * Slots in a list for each key, the latest first: as good as a direct look-up while few slices are open, because keys and slots that are in use at the same time have numbers
 * close to each other. Takes as many steps as slices are open at worst, and a single read of memory where the slice is the latest one of its key.
 */
final class KeySlots implements SlotIndex {
    private static final long EMPTY = -1;

    /** The first slot of each key, below its slice; or {@link #EMPTY}. */
    private long[] heads = filled(1024);

    private int[] next = new int[1024];
    private int[] sliceOfSlot = new int[1024];

    /** Of the rows that are looked for: those whose slot is not the first of their key. */
    private int[] others = new int[0];

    @Override
    public void find(int[] rowSlices, int[] rowKeys, int count, int keyLimit, int[] result) {
        reserveKeys(keyLimit);
        if (others.length < count) {
            others = new int[count];
        }
        int found = findFirst(rowSlices, rowKeys, count, result);
        for (int i = 0; i < found; i++) {
            int row = others[i];
            result[row] = behind(result[row], rowSlices[row]);
        }
    }

    /** Gives each row the first slot of its key, and remembers those for which it is not the one of their slice; no branch waits for what a row finds. */
    private int findFirst(int[] rowSlices, int[] rowKeys, int count, int[] result) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            long head = heads[rowKeys[i]];
            result[i] = slot(head);
            others[found] = i;
            found += slice(head) == rowSlices[i] ? 0 : 1;
        }
        return found;
    }

    @Override
    public int get(int slice, int key) {
        long head = key < heads.length ? heads[key] : EMPTY;
        return slice(head) == slice ? slot(head) : behind(slot(head), slice);
    }

    /** The slot of a slice in the list behind another one, or {@link #NONE}. */
    private int behind(int first, int slice) {
        int slot = first == NONE ? NONE : next[first];
        while (slot != NONE && sliceOfSlot[slot] != slice) {
            slot = next[slot];
        }
        return slot;
    }

    @Override
    public void put(int slice, int key, int slot) {
        reserveKeys(key + 1);
        if (slot >= next.length) {
            int larger = Math.max(slot + 1, next.length * 2);
            next = Arrays.copyOf(next, larger);
            sliceOfSlot = Arrays.copyOf(sliceOfSlot, larger);
        }
        sliceOfSlot[slot] = slice;
        next[slot] = slot(heads[key]);
        heads[key] = head(slice, slot);
    }

    @Override
    public void remove(int slice, int key) {
        int slot = slot(heads[key]);
        if (sliceOfSlot[slot] == slice) {
            int second = next[slot];
            heads[key] = second == NONE ? EMPTY : head(sliceOfSlot[second], second);
            return;
        }
        int before = slot;
        while (sliceOfSlot[next[before]] != slice) {
            before = next[before];
        }
        next[before] = next[next[before]];
    }

    private void reserveKeys(int limit) {
        int known = heads.length;
        if (limit > known) {
            heads = Arrays.copyOf(heads, Math.max(limit, known * 2));
            Arrays.fill(heads, known, heads.length, EMPTY);
        }
    }

    private static long head(int slice, int slot) {
        return (long) slice << 32 | slot;
    }

    private static int slice(long head) {
        return (int) (head >>> 32);
    }

    /** {@link #NONE} of none. */
    private static int slot(long head) {
        return (int) head;
    }

    private static long[] filled(int length) {
        long[] heads = new long[length];
        Arrays.fill(heads, EMPTY);
        return heads;
    }
}
