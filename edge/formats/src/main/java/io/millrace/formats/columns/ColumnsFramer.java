package io.millrace.formats.columns;

import io.millrace.model.spi.RecordFramer;

/**
 * Finds the end of a record by the length in its header. Where none begins, all up to the next magic number is taken for one record, which is
 * malformed: what was damaged costs a dead letter, and those behind it are read.
 */
final class ColumnsFramer implements RecordFramer {
    private final int maxRecordBytes;

    ColumnsFramer(int maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public boolean hasHeader() {
        return false;
    }

    @Override
    public int end(byte[] data, int from, int to, boolean last) {
        if (to - from < Header.BYTES_TO_LENGTH) {
            return last ? to : INCOMPLETE;
        }
        int body = Header.bodyLength(data, from);
        if (!Header.isMagic(data, from) || body < 0 || body > maxRecordBytes - Header.BYTES) {
            return nextMagic(data, from + 1, to, last);
        }
        if (body <= to - from - Header.BYTES) {
            return from + Header.BYTES + body;
        }
        return last ? nextMagic(data, from + 1, to, true) : INCOMPLETE;
    }

    private int nextMagic(byte[] data, int from, int to, boolean last) {
        for (int at = from; at <= to - Integer.BYTES; at++) {
            if (data[at] == Header.FIRST && Header.isMagic(data, at)) {
                return at;
            }
        }
        if (last) {
            return to;
        }
        // The last three bytes may be the beginning of a magic number.
        return to - from >= maxRecordBytes ? to - Integer.BYTES + 1 : INCOMPLETE;
    }

    @Override
    public int contentLength(byte[] data, int from, int end) {
        return end - from;
    }
}
