package io.millrace.vector.state;

import java.util.Arrays;

/** Some slots, each once, in no order. Every operation takes the same time, however many there are. Used by one thread. */
public final class SlotSet {
    private static final int NONE = -1;

    private int[] members = new int[64];

    /** Where each slot is among the members, or {@link #NONE}. */
    private int[] places = new int[0];

    private int size;

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(int slot) {
        return slot < places.length && places[slot] != NONE;
    }

    public void add(int slot) {
        if (slot >= places.length) {
            int known = places.length;
            places = Arrays.copyOf(places, Math.max(slot + 1, Math.max(64, known * 2)));
            Arrays.fill(places, known, places.length, NONE);
        }
        if (places[slot] == NONE) {
            if (size == members.length) {
                members = Arrays.copyOf(members, size * 2);
            }
            places[slot] = size;
            members[size++] = slot;
        }
    }

    /** Takes a slot out, if it is in. */
    public void remove(int slot) {
        if (contains(slot)) {
            int last = members[--size];
            members[places[slot]] = last;
            places[last] = places[slot];
            places[slot] = NONE;
        }
    }

    /** Takes any slot out; there must be one. */
    public int removeAny() {
        int slot = members[--size];
        places[slot] = NONE;
        return slot;
    }
}
