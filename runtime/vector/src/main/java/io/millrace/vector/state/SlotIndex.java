package io.millrace.vector.state;

/** Finds the slot of a key in a slice. Used by one thread. */
sealed interface SlotIndex permits KeySlots, SlotTable {
    /** Stands for no slot. */
    int NONE = -1;

    /**
     * Gives the slots of some rows, {@link #NONE} for those that have none.
     *
     * @param keyLimit keys are less than this
     */
    void find(int[] rowSlices, int[] rowKeys, int count, int keyLimit, int[] result);

    /** The slot of a slice and a key, or {@link #NONE}. */
    int get(int slice, int key);

    /** Enters a slot for a slice and a key that have none. */
    void put(int slice, int key, int slot);

    /** Takes out the slot of a slice and a key, which must have one. */
    void remove(int slice, int key);
}
