package io.millrace.vector.state;

import java.util.Arrays;

/**
 * Slots by when they come up, in buckets of time (R. Brown, Calendar queues, 1988): to add one and to take one takes the same time however many there are. A slot may come up before it is due,
 * by less than a bucket; who takes it finds that out and adds it again. Used by one thread.
 */
final class DueSlots {
    /** Stands for no slot. */
    static final int NONE = -1;

    /** The length of a bucket in milliseconds. */
    private final long width;

    private final OpenSlices buckets = new OpenSlices();

    /** The first slot of each bucket. */
    private int[] heads = new int[128];

    /** The slot behind each slot. */
    private int[] next = new int[1024];

    /** The slots that are left of the bucket that came up last. */
    private int left = NONE;

    /** The time at which a bucket came up that was not over. */
    private long cameUpAt = Long.MIN_VALUE;

    /** @param widthMillis the length of a bucket, positive: all slots of the one whose time it is come up each time that {@link #take} is asked for a later time */
    DueSlots(long widthMillis) {
        width = widthMillis;
    }

    /** Adds a slot that is not there. */
    void add(int slot, long dueMillis) {
        if (slot >= next.length) {
            next = Arrays.copyOf(next, Math.max(slot + 1, next.length * 2));
        }
        long start = Math.floorDiv(dueMillis, width) * width;
        int bucket = buckets.find(start);
        if (bucket < 0) {
            bucket = buckets.open(start);
            if (bucket >= heads.length) {
                heads = Arrays.copyOf(heads, heads.length * 2);
            }
            heads[bucket] = NONE;
        }
        next[slot] = heads[bucket];
        heads[bucket] = slot;
    }

    /**
     * Takes a slot that may be due.
     *
     * @param now not before that of the call before
     * @return {@link #NONE} if all that are due have been taken
     */
    int take(long now) {
        while (left == NONE) {
            if (buckets.size() == 0 || buckets.start(buckets.earliest()) > now) {
                return NONE;
            }
            int bucket = buckets.earliest();
            if (now - buckets.start(bucket) < width - 1) {
                if (cameUpAt == now) {
                    return NONE;
                }
                cameUpAt = now;
            }
            left = heads[bucket];
            buckets.closeEarliest();
        }
        int slot = left;
        left = next[slot];
        return slot;
    }
}
