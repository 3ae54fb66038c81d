package io.millrace.vector.state;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Times at which keys want to be woken: a slot for each, those of one key in a list, all of them in order. Used by one thread. */
public final class PendingTimers {
    private static final int NONE = -1;

    private final KeyTable keys;
    private final FreeSlots slots = new FreeSlots();
    private final SlotHeap heap = new SlotHeap(this::isBefore);

    /** The first slot of each key. */
    private int[] heads = new int[0];

    private int[] next = new int[0];
    private int[] keyOfSlot = new int[0];
    private long[] times = new long[0];
    private int[] ranks = new int[0];

    /** @param keys gives the key ids; every timer holds on to its key */
    public PendingTimers(KeyTable keys) {
        this.keys = keys;
    }

    public boolean isEmpty() {
        dropCleared();
        return heap.isEmpty();
    }

    /** The slot of the earliest timer; there must be one. */
    public int first() {
        dropCleared();
        return heap.first();
    }

    public long time(int slot) {
        return times[slot];
    }

    public int key(int slot) {
        return keyOfSlot[slot];
    }

    /** What {@link #set} was given with the timer. */
    public int rank(int slot) {
        return ranks[slot];
    }

    /** Sets a timer unless the key has one for that time. */
    public void set(int key, long time, int rank) {
        if (find(key, time) != NONE) {
            return;
        }
        int slot = slots.take();
        if (slot == times.length) {
            int larger = Math.max(slot * 2, 1024);
            next = Arrays.copyOf(next, larger);
            keyOfSlot = Arrays.copyOf(keyOfSlot, larger);
            times = Arrays.copyOf(times, larger);
            ranks = Arrays.copyOf(ranks, larger);
        }
        if (key >= heads.length) {
            int known = heads.length;
            heads = Arrays.copyOf(heads, Math.max(key + 1, Math.max(known * 2, 1024)));
            Arrays.fill(heads, known, heads.length, NONE);
        }
        keys.acquire(key);
        keyOfSlot[slot] = key;
        times[slot] = time;
        ranks[slot] = rank;
        next[slot] = heads[key];
        heads[key] = slot;
        heap.add(slot);
    }

    /** Takes back the timer of a key for a time, if there is one. */
    public void clear(int key, long time) {
        int slot = find(key, time);
        if (slot != NONE) {
            unlink(slot);
        }
    }

    /** Forgets the earliest timer. */
    public void removeFirst() {
        unlink(first());
    }

    /** Visits the slots of all timers. */
    public void forEach(IntConsumer action) {
        heap.forEach(slot -> {
            if (keyOfSlot[slot] != NONE) {
                action.accept(slot);
            }
        });
    }

    private int find(int key, long time) {
        int slot = key < heads.length ? heads[key] : NONE;
        while (slot != NONE && times[slot] != time) {
            slot = next[slot];
        }
        return slot;
    }

    /** It is given back for good when it comes up in the heap. */
    private void unlink(int slot) {
        int key = keyOfSlot[slot];
        if (heads[key] == slot) {
            heads[key] = next[slot];
        } else {
            int before = heads[key];
            while (next[before] != slot) {
                before = next[before];
            }
            next[before] = next[slot];
        }
        keys.release(key);
        keyOfSlot[slot] = NONE;
    }

    private void dropCleared() {
        while (!heap.isEmpty() && keyOfSlot[heap.first()] == NONE) {
            slots.giveBack(heap.first());
            heap.removeFirst();
        }
    }

    private boolean isBefore(int slot, int other) {
        return times[slot] < times[other];
    }
}
