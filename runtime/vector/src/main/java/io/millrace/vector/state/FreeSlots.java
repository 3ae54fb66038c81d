package io.millrace.vector.state;

import java.util.Arrays;

/** Gives out slots from 0 on, and those first that were given back. Used by one thread. */
final class FreeSlots {
    private int[] free = new int[1024];
    private int freeCount;
    private int limit;

    /** One more than the highest slot ever given out. */
    int limit() {
        return limit;
    }

    int take() {
        return freeCount > 0 ? free[--freeCount] : limit++;
    }

    void giveBack(int slot) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = slot;
    }
}
