package io.millrace.formats.csv;

import io.millrace.formats.text.LineFramer;
import io.millrace.formats.text.Words;
import io.millrace.kernels.SeparatorKernels;
import io.millrace.kernels.SeparatorMarks;
import io.millrace.model.spi.RecordFramer;
import java.util.Optional;

/**
 * Ends a record at the first line end outside of quotes. If a quote is opened and not closed before the stream ends or the
 * record is longer than records may be, the record ends with its first line: one line is malformed then, not all that
 * follow.
 */
final class CsvFramer implements RecordFramer {
    private final boolean header;
    private final CsvDialect dialect;
    private final int maxRecordBytes;
    private final long quotes;

    private final Optional<SeparatorKernels> kernels;
    private final SeparatorMarks marks = new SeparatorMarks();

    /** @param kernels to find many ends with; without, each is found by itself */
    CsvFramer(CsvSettings settings, Optional<SeparatorKernels> kernels) {
        this.kernels = kernels;
        this.header = settings.header();
        this.dialect = settings.dialect();
        this.maxRecordBytes = settings.maxRecordBytes();
        this.quotes = Words.of(dialect.quote());
    }

    @Override
    public boolean hasHeader() {
        return header;
    }

    @Override
    public int end(byte[] data, int from, int to, boolean last) {
        int limit = to - from > maxRecordBytes ? from + maxRecordBytes : to;
        int at = from;
        while (at < to) {
            at = indexOfSpecial(data, at, to);
            if (at < to && data[at] == '\n') {
                return at + 1;
            }
            if (at < limit && (at == from || data[at - 1] == dialect.delimiter())) {
                at = indexOfClosing(data, at + 1, limit);
                if (at == limit) {
                    return endOfFirstLine(data, from, to, last, last || limit < to);
                }
            }
            at++;
        }
        return last ? to : INCOMPLETE;
    }

    @Override
    public int ends(byte[] data, int from, int to, boolean last, int[] ends, int count) {
        if (kernels.isEmpty()) {
            return RecordFramer.super.ends(data, from, to, last, ends, count);
        }
        int start = from;
        int found = count;
        while (start < to && found < ends.length) {
            int next = ends(kernels.get(), data, start, to, ends, found);
            if (next == found) {
                // At the end of the data, too long, or with quotes that stand where none should.
                int end = end(data, start, to, last);
                if (end == INCOMPLETE) {
                    break;
                }
                ends[next++] = end;
            }
            start = ends[next - 1];
            found = next;
        }
        return found;
    }

    private int ends(SeparatorKernels scan, byte[] data, int from, int to, int[] ends, int count) {
        int limit = Math.min(maxRecordBytes, SeparatorMarks.MAX_LENGTH);
        scan.lines(data, from, Math.min(to - from, limit) + from, dialect.delimiter(), dialect.quote(), marks);
        int[] lineFeeds = marks.separators();
        int records = Math.min(marks.to(0), ends.length - count);
        for (int i = 0; i < records; i++) {
            ends[count + i] = lineFeeds[i] + 1;
        }
        return count + records;
    }

    private static int endOfFirstLine(byte[] data, int from, int to, boolean last, boolean neverClosed) {
        int lineFeed = LineFramer.indexOfLineFeed(data, from, to);
        if (neverClosed && lineFeed < to) {
            return lineFeed + 1;
        }
        return last ? to : INCOMPLETE;
    }

    @Override
    public int contentLength(byte[] data, int from, int end) {
        return LineFramer.lengthWithoutTerminator(data, from, end);
    }

    /** The first line feed or quote, or {@code to}. */
    private int indexOfSpecial(byte[] data, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = Words.load(data, at);
            long marks = Words.equal(word, LineFramer.LINE_FEEDS) | Words.equal(word, quotes);
            if (marks != 0) {
                return at + Words.first(marks);
            }
        }
        while (at < to && data[at] != '\n' && data[at] != dialect.quote()) {
            at++;
        }
        return at;
    }

    /** The quote that closes a field, or {@code to}; a doubled one closes nothing. */
    private int indexOfClosing(byte[] data, int from, int to) {
        int at = Words.indexOf(data, from, to, quotes);
        while (at + 1 < to && data[at + 1] == dialect.quote()) {
            at = Words.indexOf(data, at + 2, to, quotes);
        }
        return at;
    }
}
