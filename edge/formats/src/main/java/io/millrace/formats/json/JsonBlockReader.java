package io.millrace.formats.json;

import io.millrace.formats.MalformedRecord;
import io.millrace.formats.block.PlainIntegers;
import io.millrace.formats.block.PlainTexts;
import io.millrace.formats.block.PlainTimes;
import io.millrace.formats.block.ValueBlock;
import io.millrace.kernels.ByteKernels;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;

/**
 * Reads the values of a block, a column at a time. If all values of a column are as most values are, they are read together; else each
 * by itself.
 */
final class JsonBlockReader {
    private static final byte QUOTE = '"';

    private final JsonColumn[] columns;
    private final JsonValueReader values;
    private final PlainIntegers integers = new PlainIntegers(false);
    private final PlainTexts texts;
    private final PlainTimes times = new PlainTimes();

    /** Where the texts in quotes stand that {@link #unquote} found. */
    private final int[] starts = new int[ValueBlock.ROWS];

    private final int[] ends = new int[ValueBlock.ROWS];

    /** What is left of the quotes of each row. */
    private final int[] quotesLeft = new int[ValueBlock.ROWS];

    JsonBlockReader(JsonColumn[] columns, int maxDepth, ByteKernels kernels) {
        JsonText text = new JsonText();
        this.columns = columns;
        this.values = new JsonValueReader(text, new JsonSkipper(maxDepth, text));
        this.texts = new PlainTexts(kernels);
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
            int[] valueStarts = block.starts(column.index());
            int[] valueEnds = block.ends(column.index());
            if (readPlain(column, data, valueStarts, valueEnds, from, to)) {
                quotesOfAll += column.isText() ? 2 : 0;
            } else {
                int good = readEach(column, data, valueStarts, valueEnds, from, to);
                if (good < to) {
                    return good;
                }
            }
        }
        int row = from;
        while (row < to && quotesLeft[row] == quotesOfAll) {
            row++;
        }
        return row;
    }

    private boolean readPlain(JsonColumn column, byte[] data, int[] valueStarts, int[] valueEnds, int from, int to) {
        return switch (column.kind()) {
            case BIGINT, MICROS ->
                integers.read(data, valueStarts, valueEnds, from, to, (LongColumnBuilder) column.builder());
            case INT -> integers.read(data, valueStarts, valueEnds, from, to, (IntColumnBuilder) column.builder());
            case STRING ->
                texts.readQuoted(data, valueStarts, valueEnds, from, to, QUOTE, (BytesColumnBuilder) column.builder());
            case ISO8601 ->
                unquote(data, valueStarts, valueEnds, from, to)
                        && times.read(data, starts, ends, from, to, column.timestamps(), (LongColumnBuilder)
                                column.builder());
            case BOOLEAN, DOUBLE, DECIMAL, BYTES, MILLIS -> false;
        };
    }

    /** Finds the texts within their quotes; gives whether all values have them. */
    private boolean unquote(byte[] data, int[] valueStarts, int[] valueEnds, int from, int to) {
        int shortest = 0;
        for (int row = from; row < to; row++) {
            starts[row] = valueStarts[row] + 1;
            ends[row] = valueEnds[row] - 1;
            // Negative for absent values as well.
            shortest |= ends[row] - starts[row];
        }
        if (shortest < 0) {
            return false;
        }
        int odd = 0;
        for (int row = from; row < to; row++) {
            odd |= (data[valueStarts[row]] ^ QUOTE) | (data[ends[row]] ^ QUOTE);
        }
        return odd == 0;
    }

    private int readEach(JsonColumn column, byte[] data, int[] valueStarts, int[] valueEnds, int from, int to) {
        for (int row = from; row < to; row++) {
            int start = valueStarts[row];
            if (!readOne(column, data, start, valueEnds[row])) {
                return row;
            }
            quotesLeft[row] -= start >= 0 && data[start] == '"' ? 2 : 0;
        }
        return to;
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
