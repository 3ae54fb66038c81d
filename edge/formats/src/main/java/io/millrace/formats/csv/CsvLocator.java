package io.millrace.formats.csv;

import io.millrace.formats.block.ValueBlock;
import io.millrace.formats.text.Utf8;
import io.millrace.kernels.SeparatorKernels;
import io.millrace.kernels.SeparatorMarks;
import io.millrace.model.spi.RawRecords;

/**
 * Finds where the values of records stand, of those that have as many fields as they should and no quotes but around fields.
 */
final class CsvLocator {
    private final SeparatorKernels kernels;
    private final CsvDialect dialect;
    private final int maxLength;
    private final ValueBlock block;
    private final SeparatorMarks marks = new SeparatorMarks();
    private final boolean[] located = new boolean[ValueBlock.ROWS];

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

    /** @param block what the places go to */
    CsvLocator(SeparatorKernels kernels, ValueBlock block, CsvSettings settings) {
        this.kernels = kernels;
        this.dialect = settings.dialect();
        this.maxLength = settings.maxRecordBytes();
        this.block = block;
    }

    /** Whether the values of a row were placed. */
    boolean isLocated(int row) {
        return located[row];
    }

    /** Places the values of records {@code from .. to}, from row 0 on, of as many as it can. */
    void locate(RawRecords records, int from, int to, CsvColumns columns) {
        byte[] data = records.data();
        int rows = to - from;
        kernels.delimited(
                data,
                records.valueStarts(),
                records.valueLengths(),
                from,
                to,
                dialect.delimiter(),
                dialect.quote(),
                marks);
        if (!find(records, from, to, columns.count())) {
            return;
        }
        boolean quoted = anyQuotes(rows);
        int[] fields = columns.fields();
        for (int column = 0; column < fields.length; column++) {
            int field = fields[column];
            cut(column, fields.length, rows);
            int[] valueStarts = field == CsvColumns.ABSENT ? unwantedStarts : block.starts(field);
            int[] valueEnds = field == CsvColumns.ABSENT ? unwantedEnds : block.ends(field);
            if (quoted) {
                placeWithoutQuotes(data, rows, valueStarts, valueEnds);
            } else if (field != CsvColumns.ABSENT) {
                place(rows, valueStarts, valueEnds);
            }
        }
        for (int field = 0; field < columns.columns().length; field++) {
            if (columns.columns()[field] == CsvColumns.ABSENT) {
                block.markAbsent(field, 0, rows);
            }
        }
        if (quoted) {
            for (int row = 0; row < rows; row++) {
                located[row] &= quotes[row] == 0;
            }
        }
    }

    /** Finds the records that have so many fields; gives whether there are any. In place of others stands one of them. */
    private boolean find(RawRecords records, int from, int to, int fields) {
        byte[] data = records.data();
        int any = -1;
        for (int row = 0; row < to - from; row++) {
            int start = records.valueStarts()[from + row];
            int end = start + records.valueLengths()[from + row];
            boolean found = marks.isPlain(row)
                    && marks.to(row) - marks.from(row) == fields - 1
                    && end >= start
                    && end - start <= maxLength
                    && (marks.isAscii(row) || Utf8.indexOfInvalid(data, start, end) == Utf8.VALID);
            located[row] = found;
            any = found ? row : any;
            set(row, row, start, end);
        }
        if (any < 0) {
            return false;
        }
        for (int row = 0; row < to - from; row++) {
            if (!located[row]) {
                set(row, any, starts[any], ends[any]);
            }
        }
        return true;
    }

    private void set(int row, int like, int start, int end) {
        starts[row] = start;
        ends[row] = end;
        firsts[row] = marks.from(like);
        quotes[row] = marks.quotes(like);
    }

    private boolean anyQuotes(int rows) {
        int any = 0;
        for (int row = 0; row < rows; row++) {
            any |= quotes[row];
        }
        return any != 0;
    }

    /** Finds where the fields of a column start and end, those of the columns before it having been found. */
    private void cut(int column, int columns, int rows) {
        int[] delimiters = marks.separators();
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

    /** Places fields as they are; nothing at all is null. */
    private void place(int rows, int[] valueStarts, int[] valueEnds) {
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
        byte quote = dialect.quote();
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
