package io.millrace.vector.state;

import java.util.Arrays;

/** The rows of several {@link SlotRows}s by slices of time, as lists of their slots. Used by one thread. */
public final class SliceRows {
    /** Stands for no slice. */
    public static final int NONE = -1;

    private static final int[] NO_SLOTS = {};

    private final OpenSlices slices = new OpenSlices();

    /** By store and slice. */
    private final int[][][] slots;

    private final int[][] counts;

    /** By slice: a number that no other slice ever has. */
    private long[] serials = new long[16];

    private long opened;

    public SliceRows(int stores) {
        this.slots = new int[stores][][];
        this.counts = new int[stores][];
        for (int store = 0; store < stores; store++) {
            slots[store] = new int[0][];
            counts[store] = new int[0];
        }
    }

    /** Whether no slice is open. */
    public boolean isEmpty() {
        return slices.size() == 0;
    }

    /** The start of the earliest open slice; there must be one. */
    public long earliestStart() {
        return slices.start(slices.earliest());
    }

    /** The earliest open slice; there must be one. */
    public int earliest() {
        return slices.earliest();
    }

    /** The slice that starts at {@code start}, opened if it was not open. */
    public int slice(long start) {
        int slice = slices.find(start);
        if (slice < 0) {
            slice = slices.open(start);
            if (slice >= serials.length) {
                serials = Arrays.copyOf(serials, Math.max(slice + 1, serials.length * 2));
            }
            serials[slice] = ++opened;
            for (int store = 0; store < slots.length; store++) {
                if (slice >= counts[store].length) {
                    int before = counts[store].length;
                    int larger = Math.max(slice + 1, Math.max(16, before * 2));
                    slots[store] = Arrays.copyOf(slots[store], larger);
                    Arrays.fill(slots[store], before, larger, NO_SLOTS);
                    counts[store] = Arrays.copyOf(counts[store], larger);
                }
                counts[store][slice] = 0;
            }
        }
        return slice;
    }

    /** How many slices there have ever been, those of a state that was restored among them. */
    public long opened() {
        return opened;
    }

    /** A number from 1 on that tells a slice from those that have had its number before. */
    public long serial(int slice) {
        return serials[slice];
    }

    /** The slice that starts at {@code start}, or {@link #NONE} if it is not open. */
    public int find(long start) {
        return slices.find(start);
    }

    /** Adds rows to their slices, in a copy for each run of rows of one slice. */
    public void add(int store, int[] rowSlices, int[] rowSlots, int count) {
        int from = 0;
        while (from < count) {
            int slice = rowSlices[from];
            int to = from + 1;
            while (to < count && rowSlices[to] == slice) {
                to++;
            }
            int size = counts[store][slice];
            if (size + to - from > slots[store][slice].length) {
                slots[store][slice] =
                        Arrays.copyOf(slots[store][slice], Math.max(size + to - from, Math.max(16, size * 2)));
            }
            System.arraycopy(rowSlots, from, slots[store][slice], size, to - from);
            counts[store][slice] = size + to - from;
            from = to;
        }
    }

    /** The slots of a slice, the first {@link #count} of them; not a copy. */
    public int[] slots(int store, int slice) {
        return slots[store][slice];
    }

    public int count(int store, int slice) {
        return counts[store][slice];
    }

    /** Takes the rows of a slice: their slots, the first so many of an array. */
    public interface SliceConsumer {
        void accept(int[] slots, int count);
    }

    /** Goes through the rows of a store, slice by slice, in no order. */
    public void forEach(int store, SliceConsumer consumer) {
        for (int i = 0; i < slices.size(); i++) {
            int slice = slices.get(i);
            consumer.accept(slots[store][slice], counts[store][slice]);
        }
    }

    /** Closes the earliest slice, whose rows its owner frees. */
    public void closeEarliest() {
        slices.closeEarliest();
    }
}
