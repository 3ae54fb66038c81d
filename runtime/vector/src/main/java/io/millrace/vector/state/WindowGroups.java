package io.millrace.vector.state;

import java.util.Arrays;

/**
 * The groups of a window aggregation: a slot for each key in each open window. The slots of a window form a list, so that
 * a window is fired without a search. Slots and windows that are done with are used again; the memory is bounded by what
 * is open at once. Used by one thread.
 */
public final class WindowGroups {
    private static final int NONE = -1;

    private final KeyTable keys;
    private final OpenWindows windows = new OpenWindows();
    private final SlotTable table = new SlotTable();

    /** The first slot of each window. */
    private int[] heads = new int[128];

    private int[] next = new int[1024];
    private int[] keyOfSlot = new int[1024];
    private int[] free = new int[1024];
    private int freeCount;
    private int slots;

    /** @param keys gives the key ids; every slot holds on to its key */
    public WindowGroups(KeyTable keys) {
        this.keys = keys;
    }

    /** Whether no window is open. */
    public boolean isEmpty() {
        return windows.size() == 0;
    }

    /** The start of the earliest open window; there must be one. */
    public long earliestStart() {
        return windows.start(windows.earliest());
    }

    /** One more than the highest slot ever used. */
    public int slotLimit() {
        return slots;
    }

    /** The window that starts at {@code start}, opened if it was not open. */
    public int window(long start) {
        int window = windows.find(start);
        if (window < 0) {
            window = windows.open(start);
            if (window >= heads.length) {
                heads = Arrays.copyOf(heads, heads.length * 2);
            }
            heads[window] = NONE;
        }
        return window;
    }

    /** The slots of some rows, each given by window and key; groups that did not exist are made. */
    public void slots(int[] rowWindows, int[] rowKeys, int count, int[] result) {
        for (int i = 0; i < count; i++) {
            int slot = table.get(rowWindows[i], rowKeys[i]);
            result[i] = slot >= 0 ? slot : add(rowWindows[i], rowKeys[i]);
        }
    }

    /**
     * Takes slots out of the earliest window, and closes it if that was all of it.
     *
     * @param taken takes the slots, from {@code from} to its end at most
     * @return how many slots {@code taken} holds now
     */
    public int take(int[] taken, int from) {
        int window = windows.earliest();
        int at = from;
        int slot = heads[window];
        while (slot != NONE && at < taken.length) {
            taken[at++] = slot;
            slot = next[slot];
        }
        heads[window] = slot;
        for (int i = from; i < at; i++) {
            table.remove(window, keyOfSlot[taken[i]]);
        }
        if (slot == NONE) {
            windows.closeEarliest();
        }
        return at;
    }

    /** The keys of some slots. */
    public void keys(int[] taken, int count, int[] result) {
        for (int i = 0; i < count; i++) {
            result[i] = keyOfSlot[taken[i]];
        }
    }

    /** Gives back slots that were taken. */
    public void free(int[] taken, int count) {
        if (freeCount + count > free.length) {
            free = Arrays.copyOf(free, Math.max(freeCount + count, free.length * 2));
        }
        for (int i = 0; i < count; i++) {
            keys.release(keyOfSlot[taken[i]]);
            free[freeCount++] = taken[i];
        }
    }

    private int add(int window, int key) {
        int slot = freeCount > 0 ? free[--freeCount] : slots++;
        if (slot >= next.length) {
            int larger = next.length * 2;
            next = Arrays.copyOf(next, larger);
            keyOfSlot = Arrays.copyOf(keyOfSlot, larger);
        }
        next[slot] = heads[window];
        heads[window] = slot;
        keyOfSlot[slot] = key;
        table.put(window, key, slot);
        keys.acquire(key);
        return slot;
    }
}
