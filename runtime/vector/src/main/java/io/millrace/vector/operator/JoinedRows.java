package io.millrace.vector.operator;

import io.millrace.vector.state.SlotRows;

/**
 * Rows of a join that have been found and are not given out yet, up to a batch: the slots of both sides, and the window. In those of one side alone the slots of the other are not
 * to be read.
 */
final class JoinedRows {
    /** Rows in a batch of results. */
    static final int MOST = 4096;

    /** What the rows are: pairs, or rows of one side that are given out by themselves. */
    enum Kind {
        PAIRS,
        LEFT_ALONE,
        RIGHT_ALONE
    }

    final int[] left = new int[MOST];
    final int[] right = new int[MOST];

    /** Milliseconds. */
    final long[] starts = new long[MOST];

    final long[] ends = new long[MOST];
    Kind kind = Kind.PAIRS;
    int count;

    boolean isFull() {
        return count == MOST;
    }

    void add(int leftSlot, int rightSlot) {
        left[count] = leftSlot;
        right[count++] = rightSlot;
    }

    /** Adds a row of the side that {@link #kind} says. */
    void addAlone(int slot) {
        add(kind == Kind.LEFT_ALONE ? slot : SlotRows.NONE, kind == Kind.LEFT_ALONE ? SlotRows.NONE : slot);
    }
}
