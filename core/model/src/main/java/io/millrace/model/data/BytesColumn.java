package io.millrace.model.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * STRING values as UTF-8, or BYTES.
 *
 * @param data the bytes of all rows, one after the other
 * @param offsets row {@code i} is {@code data[offsets[i] .. offsets[i + 1])}; {@code size + 1} entries at least
 */
public record BytesColumn(byte[] data, int[] offsets, int size, Validity validity) implements Column {
    public int start(int row) {
        return offsets[row];
    }

    public int length(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** A copy of the bytes of a row: for the edges of the system, not for hot loops. */
    public byte[] bytes(int row) {
        return Arrays.copyOfRange(data, offsets[row], offsets[row + 1]);
    }

    /** The text of a row: for the edges of the system, not for hot loops. */
    public String string(int row) {
        return new String(data, offsets[row], length(row), StandardCharsets.UTF_8);
    }

    @Override
    public BytesColumn withValidity(Validity validity) {
        return new BytesColumn(data, offsets, size, validity);
    }
}
