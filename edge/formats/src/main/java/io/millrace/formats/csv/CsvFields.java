package io.millrace.formats.csv;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.text.Words;
import java.util.Arrays;

/** Cuts one record into its fields and remembers where they are. */
final class CsvFields {
    private final CsvDialect dialect;
    private final long delimiters;
    private final long quotes;
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    /** Whether the field stands in quotes, which are not part of it. */
    private boolean[] quoted = new boolean[16];

    /** Whether the field has doubled quotes. */
    private boolean[] escaped = new boolean[16];

    private int count;
    private boolean anyQuoted;

    /** Whether the field whose closing quote was looked for last has doubled quotes. */
    private boolean doubledQuotes;

    private byte[] unescaped = new byte[64];

    CsvFields(CsvDialect dialect) {
        this.dialect = dialect;
        this.delimiters = Words.of(dialect.delimiter());
        this.quotes = Words.of(dialect.quote());
    }

    int count() {
        return count;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    boolean isQuoted(int field) {
        return anyQuoted && quoted[field];
    }

    /** Finds the fields of a record; there is at least one, maybe empty. */
    void cut(byte[] data, int from, int to) {
        count = 0;
        anyQuoted = false;
        int fieldStart = from;
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = Words.load(data, at);
            if (Words.equal(word, quotes) != 0) {
                cutQuoted(data, from, to);
                return;
            }
            long marks = Words.allEqual(word, delimiters);
            while (marks != 0) {
                int delimiter = at + Words.first(marks);
                add(fieldStart, delimiter);
                fieldStart = delimiter + 1;
                marks &= marks - 1;
            }
        }
        for (; at < to; at++) {
            if (data[at] == dialect.quote()) {
                cutQuoted(data, from, to);
                return;
            }
            if (data[at] == dialect.delimiter()) {
                add(fieldStart, at);
                fieldStart = at + 1;
            }
        }
        add(fieldStart, to);
    }

    private void cutQuoted(byte[] data, int from, int to) {
        count = 0;
        anyQuoted = true;
        int at = from;
        while (true) {
            if (at < to && data[at] == dialect.quote()) {
                int closing = indexOfClosing(data, at, to);
                add(at + 1, closing);
                quoted[count - 1] = true;
                escaped[count - 1] = doubledQuotes;
                at = closing + 1;
            } else {
                int end = indexOfDelimiter(data, at, to);
                add(at, end);
                quoted[count - 1] = false;
                at = end;
            }
            if (at == to) {
                return;
            }
            if (data[at] != dialect.delimiter()) {
                throw MalformedRecord.found(
                        MalformedCode.CSV_SYNTAX,
                        "expected the delimiter '" + (char) dialect.delimiter()
                                + "' behind a closing quote; a quote inside" + " of quotes is doubled",
                        data,
                        at,
                        to);
            }
            at++;
        }
    }

    private int indexOfDelimiter(byte[] data, int from, int to) {
        int at = Words.indexOf(data, from, to, delimiters);
        int quote = Words.indexOf(data, from, at, quotes);
        if (quote < at) {
            throw MalformedRecord.found(
                    MalformedCode.CSV_SYNTAX,
                    "expected no quote in a field that does not start with one",
                    data,
                    quote,
                    to);
        }
        return at;
    }

    /** Sets {@link #doubledQuotes}, too. */
    private int indexOfClosing(byte[] data, int opening, int to) {
        doubledQuotes = false;
        int at = Words.indexOf(data, opening + 1, to, quotes);
        while (at + 1 < to && data[at + 1] == dialect.quote()) {
            doubledQuotes = true;
            at = Words.indexOf(data, at + 2, to, quotes);
        }
        if (at < to) {
            return at;
        }
        throw MalformedRecord.found(
                MalformedCode.CSV_SYNTAX, "expected a closing quote before the end of the record", data, opening, to);
    }

    /** Whether a field has doubled quotes, so that its text has to be taken from {@link #unescape}. */
    boolean isEscaped(int field) {
        return isQuoted(field) && escaped[field];
    }

    /** Writes the text of a field with single quotes to {@link #unescaped()}; gives its length. */
    int unescape(int field, byte[] data) {
        int size = ends[field] - starts[field];
        if (size > unescaped.length) {
            unescaped = new byte[Math.max(size, 2 * unescaped.length)];
        }
        int length = 0;
        for (int at = starts[field]; at < ends[field]; at++) {
            unescaped[length++] = data[at];
            if (data[at] == dialect.quote()) {
                at++;
            }
        }
        return length;
    }

    byte[] unescaped() {
        return unescaped;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            quoted = Arrays.copyOf(quoted, 2 * count);
            escaped = Arrays.copyOf(escaped, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
    }
}
