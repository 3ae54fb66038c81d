package io.millrace.formats.block;

import io.millrace.kernels.ByteKernels;
import io.millrace.model.data.BytesColumnBuilder;

/** Copies texts as they stand in the data. Used by one thread. */
public final class PlainTexts {
    private final ByteKernels kernels;
    private final int[] lengths = new int[ValueBlock.ROWS];

    public PlainTexts(ByteKernels kernels) {
        this.kernels = kernels;
    }

    /**
     * Appends the texts of rows {@code from .. to} if none is absent.
     *
     * @return whether it did; if not, nothing was appended
     */
    public boolean read(byte[] data, int[] starts, int[] ends, int from, int to, BytesColumnBuilder column) {
        int total = 0;
        int absent = 0;
        for (int row = from; row < to; row++) {
            int length = ends[row] - starts[row];
            absent |= starts[row];
            total += length;
            lengths[row] = length;
        }
        if (absent < 0) {
            return false;
        }
        byte[] target = column.reserve(total + ByteKernels.SLACK);
        kernels.copy(data, starts, lengths, from, to, target, column.length());
        column.endValues(lengths, from, to);
        return true;
    }
}
