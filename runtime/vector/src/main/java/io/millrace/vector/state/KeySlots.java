package io.millrace.vector.state;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.LookUpKernels;
import java.util.Arrays;

/**
 * Slots in a list for each key, the latest first: as good as a direct look-up while few slices are open, because keys and slots that are in use at the same time have numbers
 * close to each other. Takes as many steps as slices are open at worst.
 */
final class KeySlots implements SlotIndex {
    private final LookUpKernels kernels = Kernels.active().lookUps();

    /** The first slot of each key. */
    private int[] heads = filled(1024);

    private int[] next = new int[1024];
    private int[] sliceOfSlot = new int[1024];

    @Override
    public void find(int[] rowSlices, int[] rowKeys, int count, int keyLimit, int[] result) {
        reserveKeys(keyLimit);
        kernels.find(heads, next, sliceOfSlot, rowKeys, rowSlices, count, result);
    }

    @Override
    public int get(int slice, int key) {
        int slot = key < heads.length ? heads[key] : NONE;
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
        next[slot] = heads[key];
        heads[key] = slot;
    }

    @Override
    public void remove(int slice, int key) {
        int slot = heads[key];
        if (sliceOfSlot[slot] == slice) {
            heads[key] = next[slot];
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
            Arrays.fill(heads, known, heads.length, NONE);
        }
    }

    private static int[] filled(int length) {
        int[] heads = new int[length];
        Arrays.fill(heads, NONE);
        return heads;
    }
}
