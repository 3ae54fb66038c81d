package io.millrace.formats.json;

import io.millrace.formats.MalformedRecord;
import io.millrace.formats.block.ValueBlock;
import io.millrace.formats.text.Utf8;
import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.SeparatorMarks;
import java.util.Arrays;

/**
 * Records that are all written alike: the same members in the same order, none of which holds others. Records with as many separators as
 * they have are compared with them, many at a time and one member after the other, which leaves hardly a branch to mispredict.
 */
final class JsonShape {
    /** Bytes behind a record that may be loaded with its last lead. */
    private static final int MARGIN = JsonLead.MAX_LENGTH + ByteKernels.PREFIX_MARGIN;

    private final ByteKernels kernels;
    private final JsonSkipper skipper;
    private final ValueBlock block;
    private final int maxLength;
    private JsonLead[] leads = new JsonLead[0];

    /** The columns that no member has. */
    private final boolean[] absent;

    /** Where each record starts. */
    private final int[] starts = new int[ValueBlock.ROWS];

    /** The index of each record's first separator. */
    private final int[] firsts = new int[ValueBlock.ROWS];

    /** Not zero where something else stands. */
    private final long[] differences = new long[ValueBlock.ROWS];

    private final int[] unwantedStarts = new int[ValueBlock.ROWS];
    /** By turns: where a value ends, the next lead starts. */
    private final int[][] unwantedEnds = new int[2][ValueBlock.ROWS];

    /**
     * @param block what the places go to
     * @param maxLength of records that are looked at, in bytes
     */
    JsonShape(ByteKernels kernels, ValueBlock block, int maxLength, JsonSkipper skipper) {
        this.kernels = kernels;
        this.block = block;
        this.absent = new boolean[block.columns()];
        this.maxLength = maxLength;
        this.skipper = skipper;
    }

    /** From now on records are compared with these leads, which are copied; none if there is nothing to compare with. */
    void learn(JsonLead[] next) {
        if (leads.length != next.length) {
            leads = new JsonLead[next.length];
        }
        System.arraycopy(next, 0, leads, 0, next.length);
        Arrays.fill(absent, true);
        for (JsonLead lead : next) {
            if (lead.columnIndex() != JsonLead.NO_COLUMN) {
                absent[lead.columnIndex()] = false;
            }
        }
    }

    /** Whether there is nothing to compare with. */
    boolean isUnknown() {
        return leads.length == 0;
    }

    /** Whether the record of a row has this shape, so that its values were placed. */
    boolean has(int row) {
        return differences[row] == 0;
    }

    /**
     * Places the values of records {@code from .. to} that have this shape, from row 0 on. The rows of others hold anything.
     *
     * @param quotes takes, for each row, the quotes that belong to no key and no unwanted value
     */
    void place(byte[] data, int[] recordStarts, int[] lengths, int from, int to, SeparatorMarks marks, int[] quotes) {
        if (!find(data, recordStarts, lengths, from, to, marks, quotes)) {
            return;
        }
        int rows = to - from;
        int[] leadStarts = starts;
        for (int member = 0; member < leads.length; member++) {
            int column = leads[member].columnIndex();
            if (column == JsonLead.NO_COLUMN) {
                int[] valueEnds = unwantedEnds[member & 1];
                compare(member, data, rows, marks.separators(), leadStarts, unwantedStarts, valueEnds);
                skip(data, rows, valueEnds, quotes);
                leadStarts = valueEnds;
            } else {
                compare(member, data, rows, marks.separators(), leadStarts, block.starts(column), block.ends(column));
                leadStarts = block.ends(column);
            }
        }
        for (int column = 0; column < absent.length; column++) {
            if (absent[column]) {
                block.markAbsent(column, 0, rows);
            }
        }
    }

    /** Finds the records that have as many separators; gives whether there are any. In place of others stands one of them. */
    private boolean find(
            byte[] data, int[] recordStarts, int[] lengths, int from, int to, SeparatorMarks marks, int[] quotes) {
        int members = leads.length;
        int last = data.length - MARGIN;
        int start = -1;
        int first = 0;
        int[] separators = marks.separators();
        for (int row = to - from - 1; row >= 0; row--) {
            int recordStart = recordStarts[from + row];
            int length = lengths[from + row];
            int end = recordStart + length;
            int behind = marks.to(row);
            boolean found = marks.isPlain(row)
                    && behind - marks.from(row) == members
                    && separators[behind - 1] == end - 1
                    && data[end - 1] == '}'
                    && end <= last
                    && length <= maxLength
                    && (marks.isAscii(row) || Utf8.indexOfInvalid(data, recordStart, end) == Utf8.VALID);
            if (found) {
                start = recordStart;
                first = marks.from(row);
            }
            differences[row] = found ? 0 : 1;
            starts[row] = start;
            firsts[row] = first;
            quotes[row] = marks.quotes(row) - 2 * members;
        }
        if (start < 0) {
            return false;
        }
        for (int row = 1; row < to - from; row++) {
            if (starts[row] < 0) {
                starts[row] = starts[row - 1];
                firsts[row] = firsts[row - 1];
            }
        }
        return true;
    }

    /** Finds the values of a member, and compares the lead before them in all records. */
    private void compare(
            int member, byte[] data, int rows, int[] separators, int[] leadStarts, int[] valueStarts, int[] valueEnds) {
        JsonLead lead = leads[member];
        int length = lead.length();
        int shortest = 0;
        for (int row = 0; row < rows; row++) {
            valueEnds[row] = separators[firsts[row] + member];
        }
        for (int row = 0; row < rows; row++) {
            valueStarts[row] = leadStarts[row] + length;
            // Negative if the lead reaches beyond the separator.
            shortest |= valueEnds[row] - valueStarts[row];
        }
        if (shortest < 0 || !kernels.allStartWith(data, leadStarts, 0, rows, lead.padded(), length)) {
            // Some lead differs: find out which.
            for (int row = 0; row < rows; row++) {
                differences[row] |=
                        lead.difference(data, valueStarts[row] - length) | ((valueEnds[row] - valueStarts[row]) >> 31);
            }
        }
    }

    /** Checks values that nobody wants. */
    private void skip(byte[] data, int rows, int[] valueEnds, int[] quotes) {
        for (int row = 0; row < rows; row++) {
            int start = unwantedStarts[row];
            if (differences[row] == 0) {
                differences[row] = isValue(data, start, valueEnds[row]) ? 0 : 1;
                quotes[row] -= data[start] == '"' ? 2 : 0;
            }
        }
    }

    private boolean isValue(byte[] data, int from, int to) {
        try {
            return skipper.skip(data, from, to, 1) == to;
        } catch (MalformedRecord e) {
            // Reading the record by itself says what is wrong with it.
            return false;
        }
    }
}
