package io.millrace.formats.block;

import io.millrace.kernels.SeparatorMarks;
import java.util.Arrays;

/**
 * Where the values of some records stand in their data: for each column the starts of its values, a row after the other, and
 * their ends.
 */
public final class ValueBlock {
    /** The most rows: enough for loops over a column to settle down, few enough for the records to stay in the first cache. */
    public static final int ROWS = SeparatorMarks.MAX_TEXTS;

    /** The start and the end of a value that a record has not. */
    public static final int ABSENT = -1;

    private final int[][] starts;
    private final int[][] ends;

    public ValueBlock(int columns) {
        this.starts = new int[columns][ROWS];
        this.ends = new int[columns][ROWS];
    }

    /** How many columns there are. */
    public int columns() {
        return starts.length;
    }

    /** Where the values of a column start. */
    public int[] starts(int column) {
        return starts[column];
    }

    /** Where the values of a column end, exclusive. */
    public int[] ends(int column) {
        return ends[column];
    }

    /** Sets the place of a value. */
    public void place(int column, int row, int start, int end) {
        starts[column][row] = start;
        ends[column][row] = end;
    }

    /** Marks the values of a column as absent in rows {@code from .. to}. */
    public void markAbsent(int column, int from, int to) {
        Arrays.fill(starts[column], from, to, ABSENT);
        Arrays.fill(ends[column], from, to, ABSENT);
    }
}
