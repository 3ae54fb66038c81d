package io.millrace.formats.block;

import io.millrace.kernels.ByteKernels;
import io.millrace.model.data.BytesColumnBuilder;

/** Copies texts as they stand in the data. Used by one thread. */
public final class PlainTexts {
    private final ByteKernels kernels;
    private final int[] starts = new int[ValueBlock.ROWS];
    private final int[] lengths = new int[ValueBlock.ROWS];

    /** Not zero where there is no text. */
    private final long[] odd = new long[ValueBlock.ROWS];

    public PlainTexts(ByteKernels kernels) {
        this.kernels = kernels;
    }

    /**
     * Appends the texts of rows {@code from .. to} if none is absent.
     *
     * @return whether it did; if not, nothing was appended
     */
    public boolean read(byte[] data, int[] textStarts, int[] textEnds, int from, int to, BytesColumnBuilder column) {
        int total = 0;
        int absent = 0;
        for (int row = from; row < to; row++) {
            int start = textStarts[row];
            int length = textEnds[row] - start;
            absent |= start;
            total += length;
            lengths[row] = length;
        }
        if (absent < 0) {
            return false;
        }
        append(data, textStarts, from, to, total, column);
        return true;
    }

    /**
     * Appends the texts of rows {@code from .. to} without their quotes if all have them and none is absent.
     *
     * @return whether it did; if not, nothing was appended
     */
    public boolean readQuoted(
            byte[] data, int[] valueStarts, int[] valueEnds, int from, int to, byte quote, BytesColumnBuilder column) {
        int total = 0;
        int missing = 0;
        for (int row = from; row < to; row++) {
            int start = valueStarts[row];
            int length = valueEnds[row] - start - 2;
            missing |= length;
            total += length;
            lengths[row] = length;
            starts[row] = start + 1;
        }
        if (missing < 0) {
            return false;
        }
        int odd = 0;
        for (int row = from; row < to; row++) {
            odd |= (data[valueStarts[row]] ^ quote) | (data[valueEnds[row] - 1] ^ quote);
        }
        if (odd != 0) {
            return false;
        }
        append(data, starts, from, to, total, column);
        return true;
    }

    /** Finds the texts of rows {@code from .. to}, but for the odd ones: those that are absent. */
    public void find(int[] textStarts, int[] textEnds, int from, int to, OddRows oddRows) {
        for (int row = from; row < to; row++) {
            int start = textStarts[row];
            starts[row] = start;
            lengths[row] = textEnds[row] - start;
            odd[row] = start >> 31;
        }
        oddRows.collect(odd, from, to);
    }

    /** Appends the texts that were found in rows {@code from .. to}, none of them odd. */
    public void append(byte[] data, int from, int to, BytesColumnBuilder column) {
        int total = 0;
        for (int row = from; row < to; row++) {
            total += lengths[row];
        }
        append(data, starts, from, to, total, column);
    }

    private void append(byte[] data, int[] textStarts, int from, int to, int total, BytesColumnBuilder column) {
        byte[] target = column.reserve(total + ByteKernels.SLACK);
        kernels.copy(data, textStarts, lengths, from, to, target, column.length());
        column.endValues(lengths, from, to);
    }
}
