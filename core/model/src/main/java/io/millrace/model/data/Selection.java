package io.millrace.model.data;

/**
 * The rows of a batch that are still alive, in ascending order: a filter marks rows here and copies nothing. Loops read
 * {@code rows()[0 .. count())}; {@link #isAll()} lets them take the dense path.
 *
 * <p>One that {@link BatchObjects} gave is other rows when its memory is used again; others never change.
 */
public final class Selection {
    private static final int[] IDENTITY = identity(1 << 16);

    private int[] rows;
    private int count;
    private final boolean all;

    private Selection(int[] rows, int count, boolean all) {
        this.rows = rows;
        this.count = count;
        this.all = all;
    }

    /** Every row of a batch of {@code rowCount} rows. */
    public static Selection all(int rowCount) {
        return new Selection(rowCount <= IDENTITY.length ? IDENTITY : identity(rowCount), rowCount, true);
    }

    /**
     * The first {@code count} entries of {@code rows}, which must ascend; kept, not copied.
     */
    public static Selection of(int[] rows, int count) {
        return new Selection(rows, count, false);
    }

    /** Makes these the rows. For {@link BatchObjects}, when nobody holds the memory any more that it was given of. */
    void become(int[] newRows, int newCount) {
        rows = newRows;
        count = newCount;
    }

    /** Row numbers; only the first {@link #count()} count. Not a copy, never to be written. */
    public int[] rows() {
        return rows;
    }

    public int count() {
        return count;
    }

    /** Whether no row was filtered out, so that {@code rows()[i] == i}. */
    public boolean isAll() {
        return all;
    }

    private static int[] identity(int size) {
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = i;
        }
        return rows;
    }
}
