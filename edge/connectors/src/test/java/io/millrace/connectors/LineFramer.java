package io.millrace.connectors;

import io.millrace.model.spi.RecordFramer;

/** Lines that end in LF; the first one is a header if so asked. */
public record LineFramer(boolean hasHeader) implements RecordFramer {
    @Override
    public int end(byte[] data, int from, int to, boolean last) {
        for (int i = from; i < to; i++) {
            if (data[i] == '\n') {
                return i + 1;
            }
        }
        return last ? to : INCOMPLETE;
    }

    @Override
    public int contentLength(byte[] data, int from, int end) {
        return data[end - 1] == '\n' ? end - from - 1 : end - from;
    }
}
