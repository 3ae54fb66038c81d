package io.millrace.vector.state;

import java.util.Arrays;

/**
 * Slots by window and key. Open addressing with linear probing and deletion by shifting back, so that no tombstones pile up
 * while windows come and go. Used by one thread.
 */
final class SlotTable {
    private static final int EMPTY = -1;

    private long[] keys = new long[1024];
    private int[] slots = filled(1024);
    private int size;

    /** The slot of a window and a key, or -1. */
    int get(int window, int key) {
        long packed = pack(window, key);
        int mask = slots.length - 1;
        int at = spread(packed) & mask;
        while (slots[at] != EMPTY && keys[at] != packed) {
            at = at + 1 & mask;
        }
        return slots[at];
    }

    /** Enters a slot for a window and a key that have none. */
    void put(int window, int key, int slot) {
        if (size >= slots.length / 2) {
            grow();
        }
        insert(pack(window, key), slot);
        size++;
    }

    void remove(int window, int key) {
        long packed = pack(window, key);
        int mask = slots.length - 1;
        int at = spread(packed) & mask;
        while (keys[at] != packed || slots[at] == EMPTY) {
            if (slots[at] == EMPTY) {
                throw new IllegalStateException("no slot for window " + window + " and key " + key);
            }
            at = at + 1 & mask;
        }
        int hole = at;
        for (int next = hole + 1 & mask; slots[next] != EMPTY; next = next + 1 & mask) {
            int home = spread(keys[next]) & mask;
            if ((next - home & mask) >= (next - hole & mask)) {
                keys[hole] = keys[next];
                slots[hole] = slots[next];
                hole = next;
            }
        }
        slots[hole] = EMPTY;
        size--;
    }

    private void insert(long packed, int slot) {
        int mask = slots.length - 1;
        int at = spread(packed) & mask;
        while (slots[at] != EMPTY) {
            at = at + 1 & mask;
        }
        keys[at] = packed;
        slots[at] = slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldSlots = slots;
        int length = Math.multiplyExact(oldSlots.length, 2);
        keys = new long[length];
        slots = filled(length);
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != EMPTY) {
                insert(oldKeys[i], oldSlots[i]);
            }
        }
    }

    private static long pack(int window, int key) {
        return ((long) window << 32) | (key & 0xFFFFFFFFL);
    }

    /** The finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, 2014). */
    private static int spread(long packed) {
        long z = packed * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (int) (z ^ z >>> 31);
    }

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
