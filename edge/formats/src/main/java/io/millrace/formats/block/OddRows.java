package io.millrace.formats.block;

/** The rows of a block whose values in the column at hand are not written as most are, in order. Used by one thread. */
public final class OddRows {
    private final int[] rows = new int[ValueBlock.ROWS + 1];
    private int count;

    /** How many there are. */
    public int count() {
        return count;
    }

    /** One of them, from 0 to {@link #count()}. */
    public int row(int index) {
        return rows[index];
    }

    /** Takes all rows {@code from .. to}. */
    void collectAll(int from, int to) {
        count = 0;
        for (int row = from; row < to; row++) {
            rows[count++] = row;
        }
    }

    /** Takes the rows {@code from .. to} whose flag is not zero. */
    void collect(long[] flags, int from, int to) {
        count = 0;
        long any = 0;
        for (int row = from; row < to; row++) {
            any |= flags[row];
        }
        if (any == 0) {
            return;
        }
        for (int row = from; row < to; row++) {
            rows[count] = row;
            count += flags[row] == 0 ? 0 : 1;
        }
    }
}
