package io.millrace.vector.operator;

/** Groups of windows that have ended, up to a batch of results: the slot and the key of each, and its window in milliseconds. */
final class FiredGroups {
    /** Rows in a batch of results; larger windows are given out in several. */
    static final int MOST = 4096;

    final int[] slots = new int[MOST];
    final int[] keys = new int[MOST];
    final long[] starts = new long[MOST];
    final long[] ends = new long[MOST];
    int count;

    void add(int slot, int key, long start, long end) {
        slots[count] = slot;
        keys[count] = key;
        starts[count] = start;
        ends[count++] = end;
    }

    boolean isFull() {
        return count == MOST;
    }
}
