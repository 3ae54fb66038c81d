package io.millrace.formats.json;

/** Where the values of some records stand in their data: for each row and column a start, and behind it an end. */
final class JsonBlock {
    /** Schemas with more columns have no blocks. */
    static final int MAX_COLUMNS = Long.SIZE;

    /** The start of a value that a record has not. */
    static final int ABSENT = -1;

    /** Enough for loops over a column to settle down, few enough for the records to stay in the first cache. */
    private static final int ROWS = 128;

    private final int columns;
    private final int[] places;
    private final int[] records = new int[ROWS];
    private int rows;

    JsonBlock(int columns) {
        this.columns = columns;
        this.places = new int[2 * columns * ROWS];
    }

    /** The value of row r and column c starts at {@code places[r * width() + 2 * c]}, its end stands behind that. */
    int[] places() {
        return places;
    }

    /** The places of one row. */
    int width() {
        return 2 * columns;
    }

    /** Where the places of the row behind the last one start: they may be written, but count from {@link #endRow} on. */
    int nextRow() {
        return rows * width();
    }

    /** A bit for each column. */
    long allColumns() {
        return -1L >>> (Long.SIZE - columns);
    }

    /** Marks those columns of the next row as absent that have no bit in {@code present}. */
    void markAbsent(long present) {
        for (long absent = ~present & allColumns(); absent != 0; absent &= absent - 1) {
            int place = nextRow() + 2 * Long.numberOfTrailingZeros(absent);
            places[place] = ABSENT;
            places[place + 1] = ABSENT;
        }
    }

    /** Adds the next row; {@code record} is the number of the record that gave it. */
    void endRow(int record) {
        records[rows++] = record;
    }

    int record(int row) {
        return records[row];
    }

    int rows() {
        return rows;
    }

    boolean isFull() {
        return rows == ROWS;
    }

    void clear() {
        rows = 0;
    }
}
