package io.millrace.vector.state;

import java.util.Arrays;

/** Ids in the order in which they were last touched: a list in two arrays. Every operation takes constant time. Used by one thread. */
final class RecentIds {
    /** In place of an id. */
    static final int NONE = -1;

    private int[] older = new int[64];
    private int[] newer = new int[64];
    private boolean[] listed = new boolean[64];
    private int newest = NONE;
    private int oldest = NONE;
    private int size;

    /** Makes room for ids below {@code limit}. */
    void ensure(int limit) {
        if (limit > older.length) {
            older = Arrays.copyOf(older, limit);
            newer = Arrays.copyOf(newer, limit);
            listed = Arrays.copyOf(listed, limit);
        }
    }

    int size() {
        return size;
    }

    /** The one that was touched longest ago, or {@link #NONE}. */
    int oldest() {
        return oldest;
    }

    /** The one that was touched after it, or {@link #NONE}. */
    int newer(int id) {
        return newer[id];
    }

    /** Makes an id the newest, whether it was there or not. */
    void touch(int id) {
        remove(id);
        listed[id] = true;
        size++;
        older[id] = newest;
        newer[id] = NONE;
        if (newest == NONE) {
            oldest = id;
        } else {
            newer[newest] = id;
        }
        newest = id;
    }

    /** Takes an id out, if it is there. */
    void remove(int id) {
        if (!listed[id]) {
            return;
        }
        listed[id] = false;
        size--;
        if (older[id] == NONE) {
            oldest = newer[id];
        } else {
            newer[older[id]] = newer[id];
        }
        if (newer[id] == NONE) {
            newest = older[id];
        } else {
            older[newer[id]] = older[id];
        }
    }
}
