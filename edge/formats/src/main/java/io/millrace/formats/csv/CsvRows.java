package io.millrace.formats.csv;

import io.millrace.formats.block.ValueBlock;

/** Records that have as many fields as they should: where they start, end and are cut. Places their values. */
final class CsvRows {
    /** Of each record: where it starts and ends, the index of its first delimiter, and its quotes that stand around no field yet. */
    private final int[] starts = new int[ValueBlock.ROWS];

    private final int[] ends = new int[ValueBlock.ROWS];
    private final int[] firsts = new int[ValueBlock.ROWS];
    private final int[] quotes = new int[ValueBlock.ROWS];

    /** Where the fields of the column at hand start and end. */
    private final int[] fieldStarts = new int[ValueBlock.ROWS];

    private final int[] fieldEnds = new int[ValueBlock.ROWS];

    /** Where the values of a column that nobody wants go. */
    private final int[] unwantedStarts = new int[ValueBlock.ROWS];

    private final int[] unwantedEnds = new int[ValueBlock.ROWS];

    private final ValueBlock block;
    private final byte quote;

    /** @param block what the places go to */
    CsvRows(ValueBlock block, byte quote) {
        this.block = block;
        this.quote = quote;
    }

    /** Takes a record. */
    void set(int row, int start, int end, int first, int quoteCount) {
        starts[row] = start;
        ends[row] = end;
        firsts[row] = first;
        quotes[row] = quoteCount;
    }

    /** Takes one that was taken for another row. */
    void setLike(int row, int like) {
        set(row, starts[like], ends[like], firsts[like], quotes[like]);
    }

    /** The quotes of a record that stand around none of its fields, once all are placed. */
    int quotesLeftOf(int row) {
        return quotes[row];
    }

    /** The same of rows 0 to {@code rows} together. */
    int quotesLeft(int rows) {
        int left = 0;
        for (int row = 0; row < rows; row++) {
            left += quotes[row];
        }
        return left;
    }

    /** Places the values of rows 0 to {@code rows}. */
    void place(byte[] data, int rows, int[] delimiters, CsvColumns columns) {
        boolean quoted = anyQuotes(rows);
        for (int column = 0; column < columns.count(); column++) {
            int field = columns.field(column);
            cut(column, columns.count(), rows, delimiters);
            int[] valueStarts = field == CsvColumns.ABSENT ? unwantedStarts : block.starts(field);
            int[] valueEnds = field == CsvColumns.ABSENT ? unwantedEnds : block.ends(field);
            if (quoted) {
                placeWithoutQuotes(data, rows, valueStarts, valueEnds);
            } else if (field != CsvColumns.ABSENT) {
                placeAsTheyAre(rows, valueStarts, valueEnds);
            }
        }
        for (int field = 0; field < columns.columns().length; field++) {
            if (columns.columns()[field] == CsvColumns.ABSENT) {
                block.markAbsent(field, 0, rows);
            }
        }
    }

    private boolean anyQuotes(int rows) {
        int any = 0;
        for (int row = 0; row < rows; row++) {
            any |= quotes[row];
        }
        return any != 0;
    }

    /** Finds where the fields of a column start and end, those of the columns before it having been found. */
    private void cut(int column, int columns, int rows, int[] delimiters) {
        if (column == 0) {
            System.arraycopy(starts, 0, fieldStarts, 0, rows);
        } else {
            for (int row = 0; row < rows; row++) {
                fieldStarts[row] = fieldEnds[row] + 1;
            }
        }
        if (column == columns - 1) {
            System.arraycopy(ends, 0, fieldEnds, 0, rows);
        } else {
            for (int row = 0; row < rows; row++) {
                fieldEnds[row] = delimiters[firsts[row] + column];
            }
        }
    }

    /** Nothing at all is null. */
    private void placeAsTheyAre(int rows, int[] valueStarts, int[] valueEnds) {
        for (int row = 0; row < rows; row++) {
            int start = fieldStarts[row];
            int end = fieldEnds[row];
            boolean absent = start == end;
            valueStarts[row] = absent ? ValueBlock.ABSENT : start;
            valueEnds[row] = absent ? ValueBlock.ABSENT : end;
        }
    }

    /** The same, without the quotes of fields that start and end with one. */
    private void placeWithoutQuotes(byte[] data, int rows, int[] valueStarts, int[] valueEnds) {
        for (int row = 0; row < rows; row++) {
            int start = fieldStarts[row];
            int end = fieldEnds[row];
            boolean absent = start == end;
            int within = end - start >= 2 && data[start] == quote && data[end - 1] == quote ? 1 : 0;
            valueStarts[row] = absent ? ValueBlock.ABSENT : start + within;
            valueEnds[row] = absent ? ValueBlock.ABSENT : end - within;
            quotes[row] -= 2 * within;
        }
    }
}
