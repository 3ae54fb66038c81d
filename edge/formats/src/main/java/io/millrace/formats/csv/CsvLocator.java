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
            if (field != CsvColumns.ABSENT) {
                place(column, columns.count(), rows, block.starts(field), block.ends(field));
                if (quoted) {
                    unquote(data, rows, block.starts(field), block.ends(field));
                }
            } else if (quoted) {
                place(column, columns.count(), rows, unwantedStarts, unwantedEnds);
                unquote(data, rows, unwantedStarts, unwantedEnds);
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

    private void place(int column, int columns, int rows, int[] valueStarts, int[] valueEnds) {
        int[] delimiters = marks.separators();
        for (int row = 0; row < rows; row++) {
            int first = firsts[row] + column;
            int start = column == 0 ? starts[row] : delimiters[first - 1] + 1;
            int end = column == columns - 1 ? ends[row] : delimiters[first];
            // Nothing at all is null.
            boolean absent = start == end;
            valueStarts[row] = absent ? ValueBlock.ABSENT : start;
            valueEnds[row] = absent ? ValueBlock.ABSENT : end;
        }
    }

    /** Takes quotes off values that start and end with one. */
    private void unquote(byte[] data, int rows, int[] valueStarts, int[] valueEnds) {
        byte quote = dialect.quote();
        for (int row = 0; row < rows; row++) {
            int start = valueStarts[row];
            int end = valueEnds[row];
            boolean quoted = end - start >= 2 && data[start] == quote && data[end - 1] == quote;
            valueStarts[row] = quoted ? start + 1 : start;
            valueEnds[row] = quoted ? end - 1 : end;
            quotes[row] -= quoted ? 2 : 0;
        }
    }
}
