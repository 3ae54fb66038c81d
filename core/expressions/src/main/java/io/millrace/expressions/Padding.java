package io.millrace.expressions;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.error.MillraceException;
import java.util.List;

/** Functions whose results may be far longer than their arguments, and are bounded therefore. */
final class Padding {
    /** The most bytes that a result may have. */
    private static final int MOST_BYTES = 65_536;

    private static final byte[] BLANK = {' '};

    private Padding() {}

    static ColumnFunction repeat(Attempt attempt, List<ColumnFunction> arguments) {
        return PerRow.texts(attempt, arguments, (columns, misfits) -> {
            BytesColumn text = PerRow.text(columns[0]);
            long[] counts = PerRow.longs(columns[1]);
            return (row, out) -> {
                int length = text.length(row);
                if (length > 0 && counts[row] > MOST_BYTES / length) {
                    misfits.add(row, () -> tooLong(misfits, counts[row] + " times " + length + " bytes"));
                    return false;
                }
                for (long i = 0; length > 0 && i < counts[row]; i++) {
                    TextEdits.write(text, row, out);
                }
                return true;
            };
        });
    }

    /** LPAD and RPAD. Text that is longer already loses its end. */
    static ColumnFunction pad(Attempt attempt, List<ColumnFunction> arguments, boolean left) {
        return PerRow.texts(attempt, arguments, (columns, misfits) -> {
            BytesColumn text = PerRow.text(columns[0]);
            long[] widths = PerRow.longs(columns[1]);
            return (row, out) -> {
                byte[] fill = columns.length == 3 ? PerRow.text(columns[2]).data() : BLANK;
                int fillStart = columns.length == 3 ? PerRow.text(columns[2]).start(row) : 0;
                int fillEnd = columns.length == 3 ? PerRow.text(columns[2]).offsets()[row + 1] : 1;
                byte[] data = text.data();
                int start = text.start(row);
                int end = text.offsets()[row + 1];
                long width = Math.max(widths[row], 0);
                int count = Utf8.count(data, start, end);
                if (count >= width) {
                    out.write(data, start, Utf8.skip(data, start, end, width) - start);
                    return true;
                }
                long missing = fillStart == fillEnd ? 0 : width - count;
                if (missing > 0 && !fits(missing, fill, fillStart, fillEnd, end - start)) {
                    misfits.add(
                            row,
                            () -> tooLong(misfits, (end - start) + " bytes and " + missing + " characters to fill"));
                    return false;
                }
                if (!left) {
                    out.write(data, start, end - start);
                }
                int at = fillStart;
                for (long i = 0; i < missing; i++) {
                    int bytes = Utf8.width(fill[at]);
                    out.write(fill, at, bytes);
                    at = at + bytes == fillEnd ? fillStart : at + bytes;
                }
                if (left) {
                    out.write(data, start, end - start);
                }
                return true;
            };
        });
    }

    /** Whether a result has room: counted exactly only where four bytes a character would be too many. */
    private static boolean fits(long missing, byte[] fill, int start, int end, int length) {
        if (missing <= MOST_BYTES && missing * 4 + length <= MOST_BYTES) {
            return true;
        }
        long cycle = Utf8.count(fill, start, end);
        long rest = (long) Utf8.skip(fill, start, end, missing % cycle) - start;
        long cycles = missing / cycle;
        return cycles <= MOST_BYTES && cycles * (end - start) + rest + length <= MOST_BYTES;
    }

    private static MillraceException tooLong(Misfits misfits, String values) {
        return Errors.invalid(misfits.call(), values, "a result of at most " + MOST_BYTES + " bytes");
    }
}
