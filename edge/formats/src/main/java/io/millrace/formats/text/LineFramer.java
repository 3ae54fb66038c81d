package io.millrace.formats.text;

import io.millrace.model.spi.RecordFramer;

/** One record a line. A line ends with a line feed, or with a carriage return and a line feed. */
public final class LineFramer implements RecordFramer {
    /** A word of line feeds. */
    public static final long LINE_FEEDS = Words.of('\n');

    @Override
    public boolean hasHeader() {
        return false;
    }

    @Override
    public int end(byte[] data, int from, int to, boolean last) {
        int lineFeed = indexOfLineFeed(data, from, to);
        if (lineFeed < to) {
            return lineFeed + 1;
        }
        return last ? to : INCOMPLETE;
    }

    @Override
    public int contentLength(byte[] data, int from, int end) {
        return lengthWithoutTerminator(data, from, end);
    }

    /** The length of a line that ends at {@code end}, without the line feed or carriage return and line feed. */
    public static int lengthWithoutTerminator(byte[] data, int from, int end) {
        if (end == from || data[end - 1] != '\n') {
            return end - from;
        }
        return end - from >= 2 && data[end - 2] == '\r' ? end - from - 2 : end - from - 1;
    }

    /** The first line feed, or {@code to}. */
    public static int indexOfLineFeed(byte[] data, int from, int to) {
        return Words.indexOf(data, from, to, LINE_FEEDS);
    }
}
