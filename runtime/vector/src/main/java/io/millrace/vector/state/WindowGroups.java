package io.millrace.vector.state;

import java.util.Arrays;

/**
 * The groups of a window aggregation: a slot for each key in each open slice of time, of which a window has one or more. The slots of a slice form a list, so that
 * they are found without a search. Slots and slices that are done with are used again; the memory is bounded by what is open at once. Used by one thread.
 */
public final class WindowGroups {
    /** Stands for no slot and no slice. */
    public static final int NONE = SlotIndex.NONE;

    /** With more open slices than this, lists by key would become long. */
    private static final int MOST_LISTED_SLICES = 8;

    private final KeyTable keys;
    private final OpenSlices slices = new OpenSlices();

    private SlotIndex index = new KeySlots();

    /** The first slot of each slice. */
    private int[] heads = new int[128];

    private int[] next = new int[1024];
    private int[] keyOfSlot = new int[1024];
    private int[] free = new int[1024];
    private int freeCount;
    private int slots;
    private long made;

    /** @param keys gives the key ids; every slot holds on to its key */
    public WindowGroups(KeyTable keys) {
        this.keys = keys;
    }

    /** Whether no slice is open. */
    public boolean isEmpty() {
        return slices.size() == 0;
    }

    /** The start of the earliest open slice; there must be one. */
    public long earliestStart() {
        return slices.start(slices.earliest());
    }

    /** One more than the highest slot ever used. */
    public int slotLimit() {
        return slots;
    }

    /** How many groups there have ever been, those of a state that was restored among them. */
    public long made() {
        return made;
    }

    /** Takes the slots of open slices. */
    public interface SlotAction {
        void accept(int slot, long sliceStart);
    }

    /** Visits the slots of all open slices. */
    public void forEach(SlotAction action) {
        for (int i = 0; i < slices.size(); i++) {
            int slice = slices.get(i);
            for (int slot = heads[slice]; slot != NONE; slot = next[slot]) {
                action.accept(slot, slices.start(slice));
            }
        }
    }

    /** The slice that starts at {@code start}, opened if it was not open. */
    public int slice(long start) {
        int slice = slices.find(start);
        if (slice < 0) {
            if (slices.size() == MOST_LISTED_SLICES && index instanceof KeySlots) {
                index = tableOfAll();
            }
            slice = slices.open(start);
            if (slice >= heads.length) {
                heads = Arrays.copyOf(heads, heads.length * 2);
            }
            heads[slice] = NONE;
        }
        return slice;
    }

    /** The slice that starts at {@code start}, or {@link #NONE} if it is not open. */
    public int find(long start) {
        return slices.find(start);
    }

    /** A slot of a slice, from which {@link #nextSlot} leads to the others; {@link #NONE} if there is none. */
    public int firstSlot(int slice) {
        return heads[slice];
    }

    /** The slot behind another one of the same slice, or {@link #NONE}. */
    public int nextSlot(int slot) {
        return next[slot];
    }

    public int key(int slot) {
        return keyOfSlot[slot];
    }

    /** A slot for a key that belongs to no slice. */
    public int newSlot(int key) {
        int slot = freeCount > 0 ? free[--freeCount] : slots++;
        if (slot >= next.length) {
            int larger = next.length * 2;
            next = Arrays.copyOf(next, larger);
            keyOfSlot = Arrays.copyOf(keyOfSlot, larger);
        }
        keyOfSlot[slot] = key;
        keys.acquire(key);
        return slot;
    }

    /** The slots of some rows, each given by slice and key; groups that did not exist are made. */
    public void slots(int[] rowSlices, int[] rowKeys, int count, int[] result) {
        index.find(rowSlices, rowKeys, count, keys.idLimit(), result);
        for (int i = 0; i < count; i++) {
            if (result[i] == NONE) {
                // A row before may have made the group.
                int slot = index.get(rowSlices[i], rowKeys[i]);
                result[i] = slot == NONE ? add(rowSlices[i], rowKeys[i]) : slot;
            }
        }
    }

    /**
     * Takes slots out of the earliest slice, and closes it if that was all of it.
     *
     * @param taken takes the slots, from {@code from} to its end at most
     * @return how many slots {@code taken} holds now
     */
    public int take(int[] taken, int from) {
        int slice = slices.earliest();
        int at = from;
        int slot = heads[slice];
        while (slot != NONE && at < taken.length) {
            taken[at++] = slot;
            slot = next[slot];
        }
        heads[slice] = slot;
        for (int i = from; i < at; i++) {
            index.remove(slice, keyOfSlot[taken[i]]);
        }
        if (slot == NONE) {
            slices.closeEarliest();
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

    /** The same slots in a table. */
    private SlotTable tableOfAll() {
        SlotTable table = new SlotTable();
        for (int slice = 0; slice < slices.numbers(); slice++) {
            for (int slot = heads[slice]; slot != NONE; slot = next[slot]) {
                table.put(slice, keyOfSlot[slot], slot);
            }
        }
        return table;
    }

    private int add(int slice, int key) {
        int slot = newSlot(key);
        next[slot] = heads[slice];
        heads[slice] = slot;
        index.put(slice, key, slot);
        made++;
        return slot;
    }
}
