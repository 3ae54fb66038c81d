package io.millrace.formats.json;

import io.millrace.formats.MalformedRecord;
import io.millrace.formats.block.OddRows;
import io.millrace.formats.block.PlainColumn;
import io.millrace.formats.block.ValueBlock;
import io.millrace.kernels.ByteKernels;

/** Reads the values of a block, a column at a time: together what is written as most values are, and what is not, each by itself. */
final class JsonBlockReader {
    private static final byte QUOTE = '"';

    private final JsonColumn[] columns;
    private final JsonValueReader values;
    private final PlainColumn plain;

    /** Where the texts in quotes stand that {@link #unquote} found. */
    private final int[] starts = new int[ValueBlock.ROWS];

    private final int[] ends = new int[ValueBlock.ROWS];

    /** What is left of the quotes of each row. */
    private final int[] quotesLeft = new int[ValueBlock.ROWS];

    JsonBlockReader(JsonColumn[] columns, int maxDepth, ByteKernels kernels) {
        JsonText text = new JsonText();
        this.columns = columns;
        this.values = new JsonValueReader(text, new JsonSkipper(maxDepth, text));
        this.plain = new PlainColumn(true, kernels);
    }

    /**
     * Appends the values of rows {@code from .. to}.
     *
     * @param quotes for each row the number of quotes that no key and no unwanted value has: two for each text, if none stands within one
     * @return the first row found with a value that is not as it should be, or {@code to}; if there is one, nothing can be
     *     said of what was appended
     */
    int read(byte[] data, ValueBlock block, int from, int to, int[] quotes) {
        System.arraycopy(quotes, from, quotesLeft, from, to - from);
        int quotesOfAll = 0;
        for (JsonColumn column : columns) {
            int good = read(column, data, block.starts(column.index()), block.ends(column.index()), from, to);
            if (good < to) {
                return good;
            }
            quotesOfAll += column.isText() ? 2 : 0;
        }
        int row = from;
        while (row < to && quotesLeft[row] == quotesOfAll) {
            row++;
        }
        return row;
    }

    private int read(JsonColumn column, byte[] data, int[] valueStarts, int[] valueEnds, int from, int to) {
        if (plain.readAll(column.kind(), data, valueStarts, valueEnds, from, to, column.builder())) {
            return to;
        }
        OddRows odd = look(column, data, valueStarts, valueEnds, from, to);
        int quotesOfPlain = column.isText() ? 2 : 0;
        int next = from;
        for (int i = 0; i < odd.count(); i++) {
            int row = odd.row(i);
            int start = valueStarts[row];
            append(column, data, next, row);
            if (!readOne(column, data, start, valueEnds[row])) {
                return row;
            }
            quotesLeft[row] += quotesOfPlain - (start >= 0 && data[start] == QUOTE ? 2 : 0);
            next = row + 1;
        }
        append(column, data, next, to);
        return to;
    }

    private OddRows look(JsonColumn column, byte[] data, int[] valueStarts, int[] valueEnds, int from, int to) {
        int[] plainStarts = valueStarts;
        int[] plainEnds = valueEnds;
        if (column.isText()) {
            unquote(data, valueStarts, valueEnds, from, to);
            plainStarts = starts;
            plainEnds = ends;
        }
        return plain.look(column.kind(), data, plainStarts, plainEnds, from, to, column.timestamps(), column.builder());
    }

    /** Finds the texts within their quotes; a value without them is as one that is absent. */
    private void unquote(byte[] data, int[] valueStarts, int[] valueEnds, int from, int to) {
        for (int row = from; row < to; row++) {
            int start = valueStarts[row];
            int last = valueEnds[row] - 1;
            int bare =
                    (data[Math.max(start, 0)] ^ QUOTE) | (data[Math.max(last, 0)] ^ QUOTE) | (last - start - 1) >> 31;
            starts[row] = bare == 0 ? start + 1 : ValueBlock.ABSENT;
            ends[row] = bare == 0 ? last : ValueBlock.ABSENT;
        }
    }

    private void append(JsonColumn column, byte[] data, int from, int to) {
        if (from < to) {
            plain.append(column.kind(), data, from, to, column.builder());
        }
    }

    private boolean readOne(JsonColumn column, byte[] data, int start, int end) {
        if (start == ValueBlock.ABSENT) {
            if (column.field().nullable()) {
                column.builder().appendNull();
            }
            return column.field().nullable();
        }
        try {
            // The separator behind the value shows where it ends.
            return values.read(column, data, start, end + 1) == end;
        } catch (MalformedRecord e) {
            return false;
        }
    }
}
