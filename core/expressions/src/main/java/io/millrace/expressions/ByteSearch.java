package io.millrace.expressions;

import io.millrace.model.data.BytesColumn;
import java.util.Arrays;

/** Bytes in bytes. In UTF-8 a text stands where its bytes stand, never in the middle of a character. */
final class ByteSearch {
    private ByteSearch() {}

    /**
     * Where a value stands in another.
     *
     * @param from where to begin, an index of the data of {@code text}
     * @return an index of the data of {@code text}, or -1
     */
    static int indexOf(BytesColumn text, int row, int from, BytesColumn sought, int soughtRow) {
        return indexOf(
                text.data(),
                from,
                text.offsets()[row + 1],
                sought.data(),
                sought.start(soughtRow),
                sought.offsets()[soughtRow + 1]);
    }

    /** Where {@code sought[start .. end)} stands in {@code data[from .. to)}, or -1. */
    static int indexOf(byte[] data, int from, int to, byte[] sought, int start, int end) {
        int length = end - start;
        if (length == 0) {
            return from;
        }
        byte first = sought[start];
        for (int at = from; at <= to - length; at++) {
            if (data[at] == first && Arrays.equals(data, at, at + length, sought, start, end)) {
                return at;
            }
        }
        return -1;
    }
}
