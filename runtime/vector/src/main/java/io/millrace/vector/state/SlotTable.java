package io.millrace.vector.state;

import java.util.Arrays;

/**
 * Slots by slice and key, however many slices are open. Open addressing with linear probing and deletion by shifting back, so that no tombstones pile up
 * while slices come and go.
 */
final class SlotTable implements SlotIndex {
    private long[] keys = new long[1024];
    private int[] slots = filled(1024);
    private int size;

    @Override
    public void find(int[] rowSlices, int[] rowKeys, int count, int keyLimit, int[] result) {
        for (int i = 0; i < count; i++) {
            result[i] = get(rowSlices[i], rowKeys[i]);
        }
    }

    @Override
    public int get(int slice, int key) {
        long packed = pack(slice, key);
        int mask = slots.length - 1;
        int at = spread(packed) & mask;
        while (slots[at] != NONE && keys[at] != packed) {
            at = at + 1 & mask;
        }
        return slots[at];
    }

    @Override
    public void put(int slice, int key, int slot) {
        if (size >= slots.length / 2) {
            grow();
        }
        insert(pack(slice, key), slot);
        size++;
    }

    @Override
    public void remove(int slice, int key) {
        long packed = pack(slice, key);
        int mask = slots.length - 1;
        int at = spread(packed) & mask;
        while (keys[at] != packed || slots[at] == NONE) {
            if (slots[at] == NONE) {
                throw new IllegalStateException("no slot for slice " + slice + " and key " + key);
            }
            at = at + 1 & mask;
        }
        int hole = at;
        for (int next = hole + 1 & mask; slots[next] != NONE; next = next + 1 & mask) {
            int home = spread(keys[next]) & mask;
            if ((next - home & mask) >= (next - hole & mask)) {
                keys[hole] = keys[next];
                slots[hole] = slots[next];
                hole = next;
            }
        }
        slots[hole] = NONE;
        size--;
    }

    private void insert(long packed, int slot) {
        int mask = slots.length - 1;
        int at = spread(packed) & mask;
        while (slots[at] != NONE) {
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
            if (oldSlots[i] != NONE) {
                insert(oldKeys[i], oldSlots[i]);
            }
        }
    }

    private static long pack(int slice, int key) {
        return ((long) slice << 32) | (key & 0xFFFFFFFFL);
    }

    /** The finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, 2014). */
    private static int spread(long packed) {
        long z = packed * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (int) (z ^ z >>> 31);
    }

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
