package io.millrace.vector.state;

import java.util.Arrays;

/** The rows of a {@link SlotRows} by key: those of each key in a doubly linked list, the latest first. Used by one thread. */
public final class RowChains {
    private int[] heads = new int[0];
    private int[] next = new int[64];
    private int[] previous = new int[64];

    /** The row of a key that was linked last, or {@link SlotRows#NONE}. */
    public int first(int key) {
        return key < heads.length ? heads[key] : SlotRows.NONE;
    }

    /** The row of the same key that was linked before, or {@link SlotRows#NONE}. */
    public int next(int slot) {
        return next[slot];
    }

    /** Makes a row the first of its key. */
    public void link(int key, int slot) {
        if (key >= heads.length) {
            int before = heads.length;
            heads = Arrays.copyOf(heads, Math.max(key + 1, Math.max(64, before * 2)));
            Arrays.fill(heads, before, heads.length, SlotRows.NONE);
        }
        reserve(slot);
        int head = heads[key];
        next[slot] = head;
        previous[slot] = SlotRows.NONE;
        if (head != SlotRows.NONE) {
            previous[head] = slot;
        }
        heads[key] = slot;
    }

    /** Puts a row behind another one of its key. */
    public void linkBehind(int other, int slot) {
        reserve(slot);
        int after = next[other];
        next[slot] = after;
        previous[slot] = other;
        next[other] = slot;
        if (after != SlotRows.NONE) {
            previous[after] = slot;
        }
    }

    /** Gives all rows of one key to another one. Linear in the rows that move. */
    public void move(int from, int to) {
        int slot = first(from);
        while (slot != SlotRows.NONE) {
            int following = next[slot];
            link(to, slot);
            slot = following;
        }
        clear(from);
    }

    /** Forgets the rows of a key. */
    public void clear(int key) {
        if (key < heads.length) {
            heads[key] = SlotRows.NONE;
        }
    }

    private void reserve(int slot) {
        if (slot >= next.length) {
            int larger = Math.max(slot + 1, next.length * 2);
            next = Arrays.copyOf(next, larger);
            previous = Arrays.copyOf(previous, larger);
        }
    }

    public void unlink(int key, int slot) {
        int before = previous[slot];
        int after = next[slot];
        if (before == SlotRows.NONE) {
            heads[key] = after;
        } else {
            next[before] = after;
        }
        if (after != SlotRows.NONE) {
            previous[after] = before;
        }
    }
}
