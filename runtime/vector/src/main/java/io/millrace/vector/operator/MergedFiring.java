package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.state.WindowGroups;
import java.util.Arrays;

/**
 * Of windows that share slices: the groups of a window are merged of those of its slices when it has ended. A slice is dropped when the last window that holds it is
 * over. Memory is that of the open slices and of one window.
 */
final class MergedFiring implements Firing {
    private final SlicedWindows windows;
    private final WindowGroups groups;
    private final GroupState state;
    private final WindowMetrics metrics;

    /** The end of the window that was merged last; those that end before are done. */
    private long lastEnd = Long.MIN_VALUE;

    /** The groups of that window, and how many of them have been taken. */
    private int[] merged = new int[1024];

    private int mergedCount;
    private int takenCount;

    /** By key: its group in the window at hand, which is the one with that number. */
    private int[] slotOfKey = new int[1024];

    private long[] windowOfKey = new long[1024];
    private long window;

    /** Groups of a slice, and those of the window that take what they hold. */
    private final int[] from = new int[FiredGroups.MOST];

    private final int[] to = new int[FiredGroups.MOST];

    MergedFiring(SlicedWindows windows, WindowGroups groups, GroupState state, WindowMetrics metrics) {
        this.windows = windows;
        this.groups = groups;
        this.state = state;
        this.metrics = metrics;
    }

    @Override
    public void resume(long endedBy) {
        lastEnd = endedBy;
    }

    @Override
    public void take(long endedBy, FiredGroups fired) {
        while (!fired.isFull() && (takenCount < mergedCount || mergeNext(endedBy))) {
            int count = Math.min(mergedCount - takenCount, FiredGroups.MOST - fired.count);
            System.arraycopy(merged, takenCount, fired.slots, fired.count, count);
            Arrays.fill(fired.starts, fired.count, fired.count + count, windows.startOf(lastEnd));
            Arrays.fill(fired.ends, fired.count, fired.count + count, lastEnd);
            fired.count += count;
            takenCount += count;
            metrics.fired(count);
        }
    }

    /** Merges the next window that has ended and has rows, and tells whether there is one. */
    private boolean mergeNext(long endedBy) {
        while (!groups.isEmpty()) {
            long earliest = groups.earliestStart();
            long end = windows.endAfter(Math.max(earliest, lastEnd));
            if (windows.startOf(end) > earliest) {
                dropEarliest(earliest);
            } else if (end > endedBy) {
                return false;
            } else {
                merge(end);
                return true;
            }
        }
        return false;
    }

    private void merge(long end) {
        lastEnd = end;
        window++;
        mergedCount = 0;
        takenCount = 0;
        for (long start = windows.startOf(end); start < end; start = windows.sliceEnd(start)) {
            int slice = groups.find(start);
            int slot = slice == WindowGroups.NONE ? WindowGroups.NONE : groups.firstSlot(slice);
            while (slot != WindowGroups.NONE) {
                slot = mergeSome(slot);
            }
        }
    }

    /** Merges groups of a slice, as many as there is room for, and gives the first that is left. */
    private int mergeSome(int first) {
        int slot = first;
        int count = 0;
        for (; slot != WindowGroups.NONE && count < from.length; slot = groups.nextSlot(slot)) {
            from[count] = slot;
            to[count++] = slotOf(groups.key(slot));
        }
        state.reserve(groups.slotLimit());
        state.merge(from, to, count);
        return slot;
    }

    /** The group of a key in the window at hand. */
    private int slotOf(int key) {
        if (key >= slotOfKey.length) {
            int larger = Math.max(key + 1, slotOfKey.length * 2);
            slotOfKey = Arrays.copyOf(slotOfKey, larger);
            windowOfKey = Arrays.copyOf(windowOfKey, larger);
        }
        if (windowOfKey[key] != window) {
            windowOfKey[key] = window;
            slotOfKey[key] = groups.newSlot(key);
            if (mergedCount == merged.length) {
                merged = Arrays.copyOf(merged, mergedCount * 2);
            }
            merged[mergedCount++] = slotOfKey[key];
        }
        return slotOfKey[key];
    }

    private void dropEarliest(long start) {
        do {
            int count = groups.take(from, 0);
            state.clear(from, count);
            groups.free(from, count);
        } while (!groups.isEmpty() && groups.earliestStart() == start);
    }
}
