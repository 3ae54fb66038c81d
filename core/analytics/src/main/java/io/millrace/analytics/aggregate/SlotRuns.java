package io.millrace.analytics.aggregate;

/**
 * Neighbours in one slot: where rows have no key, or come sorted by it, a slot takes whole slices of columns, which is many
 * times as fast as row by row.
 */
final class SlotRuns {
    /** Rows in a run, on average, from which slices pay. */
    private static final int LONG = 64;

    private SlotRuns() {}

    /**
     * Whether the rows lie side by side and their runs are long. Ends early where they are not.
     *
     * @param rows ascending row numbers, {@code count} of them
     */
    static boolean areLong(int[] rows, int[] slots, int count) {
        if (count < LONG || rows[count - 1] - rows[0] != count - 1) {
            return false;
        }
        int mostChanges = count / LONG;
        int changes = 0;
        for (int i = 1; i < count && changes < mostChanges; i++) {
            changes += slots[i] == slots[i - 1] ? 0 : 1;
        }
        return changes < mostChanges;
    }

    /** The end of the run that starts at {@code from}. */
    static int end(int[] slots, int from, int count) {
        int slot = slots[from];
        int end = from + 1;
        while (end < count && slots[end] == slot) {
            end++;
        }
        return end;
    }
}
