package io.millrace.formats.csv;

import io.millrace.formats.block.ValueBlock;
import io.millrace.formats.text.Utf8;
import io.millrace.kernels.SeparatorKernels;
import io.millrace.kernels.SeparatorMarks;
import io.millrace.model.spi.RawRecords;
import java.util.Arrays;

/**
 * Finds where the values of records stand, of those that have as many fields as they should and no quotes but around fields.
 */
final class CsvLocator {
    /** The most bytes that are looked at as lines: more means long records, of which a few alone are worth a look. */
    private static final int MAX_LINES_BYTES = 512 * ValueBlock.ROWS;

    private final SeparatorKernels kernels;
    private final CsvDialect dialect;
    private final int maxLength;
    private final CsvRows found;
    private final SeparatorMarks marks = new SeparatorMarks();
    private final boolean[] located = new boolean[ValueBlock.ROWS];

    /** @param block what the places go to */
    CsvLocator(SeparatorKernels kernels, ValueBlock block, CsvSettings settings) {
        this.kernels = kernels;
        this.dialect = settings.dialect();
        this.maxLength = settings.maxRecordBytes();
        this.found = new CsvRows(block, dialect.quote());
    }

    /** Whether the values of a row were placed. */
    boolean isLocated(int row) {
        return located[row];
    }

    /** Places the values of records {@code from .. to}, from row 0 on, of as many as it can. */
    void locate(RawRecords records, int from, int to, CsvColumns columns) {
        int rows = to - from;
        if (findLines(records, from, to, columns.count())) {
            found.place(records.data(), rows, marks.separators(), columns);
            if (found.quotesLeft(rows) == 0) {
                Arrays.fill(located, 0, rows, true);
                return;
            }
        }
        if (findEach(records, from, to, columns.count())) {
            found.place(records.data(), rows, marks.separators(), columns);
            for (int row = 0; row < rows; row++) {
                located[row] &= found.quotesLeftOf(row) == 0;
            }
        }
    }

    /** Finds records that stand line by line, as in a file, in one pass over all of them; gives whether all do and have so many fields. */
    private boolean findLines(RawRecords records, int from, int to, int fields) {
        byte[] data = records.data();
        int rows = to - from;
        int first = records.valueStarts()[from];
        int end = records.valueStarts()[to - 1] + records.valueLengths()[to - 1];
        if (end <= first || end - first > MAX_LINES_BYTES) {
            return false;
        }
        int lineFeeds = kernels.fields(data, first, end, dialect.delimiter(), dialect.quote(), marks);
        return marks.isPlain(0)
                && marks.to(0) == rows * fields - 1
                && lineFeeds == rows - 1
                && takeLines(records, from, to, fields)
                && (marks.isAscii(0) || Utf8.indexOfInvalid(data, first, end) == Utf8.VALID);
    }

    /** Gives whether a line end follows each record, behind as many fields, and none is too long. */
    private boolean takeLines(RawRecords records, int from, int to, int fields) {
        byte[] data = records.data();
        int[] starts = records.valueStarts();
        int[] lengths = records.valueLengths();
        int[] separators = marks.separators();
        int quotes = marks.quotes(0);
        for (int i = from; i < to; i++) {
            int row = i - from;
            int end = starts[i] + lengths[i];
            if (lengths[i] > maxLength) {
                return false;
            }
            if (i < to - 1) {
                int lineFeed = separators[(row + 1) * fields - 1];
                boolean ended = end == lineFeed || (end == lineFeed - 1 && data[end] == '\r');
                if (!ended || data[lineFeed] != '\n' || starts[i + 1] != lineFeed + 1) {
                    return false;
                }
            }
            // The quotes of all are counted as those of the first.
            found.set(row, starts[i], end, row * fields, row == 0 ? quotes : 0);
        }
        return true;
    }

    /** Finds the records that have so many fields; gives whether there are any. In place of others stands one of them. */
    private boolean findEach(RawRecords records, int from, int to, int fields) {
        byte[] data = records.data();
        kernels.delimited(
                data,
                records.valueStarts(),
                records.valueLengths(),
                from,
                to,
                dialect.delimiter(),
                dialect.quote(),
                marks);
        int any = -1;
        for (int row = 0; row < to - from; row++) {
            int start = records.valueStarts()[from + row];
            int end = start + records.valueLengths()[from + row];
            located[row] = marks.isPlain(row)
                    && marks.to(row) - marks.from(row) == fields - 1
                    && end >= start
                    && end - start <= maxLength
                    && (marks.isAscii(row) || Utf8.indexOfInvalid(data, start, end) == Utf8.VALID);
            any = located[row] ? row : any;
            found.set(row, start, end, marks.from(row), marks.quotes(row));
        }
        if (any < 0) {
            return false;
        }
        for (int row = 0; row < to - from; row++) {
            if (!located[row]) {
                found.setLike(row, any);
            }
        }
        return true;
    }
}
