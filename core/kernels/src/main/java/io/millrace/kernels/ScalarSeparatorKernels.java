package io.millrace.kernels;

/** A byte at a time. */
public final class ScalarSeparatorKernels implements SeparatorKernels {
    @Override
    public void json(byte[] data, int[] starts, int[] lengths, int from, int to, SeparatorMarks marks) {
        int[] separators = marks.begin(lengths, from, to);
        int count = 0;
        for (int i = from; i < to; i++) {
            int length = lengths[i];
            int quotes = 0;
            boolean plain = length <= SeparatorMarks.MAX_LENGTH;
            int any = 0;
            for (int at = starts[i]; plain && at < starts[i] + length; at++) {
                byte b = data[at];
                any |= b;
                plain = (b < 0 || b >= ' ') && b != '\\';
                quotes += b == '"' ? 1 : 0;
                if ((quotes & 1) == 0 && (b == ',' || b == '}' || b == ']')) {
                    separators[count++] = at;
                }
            }
            marks.end(i - from, count, quotes, plain && (quotes & 1) == 0, any >= 0);
        }
    }

    @Override
    public void delimited(
            byte[] data,
            int[] starts,
            int[] lengths,
            int from,
            int to,
            byte delimiter,
            byte quote,
            SeparatorMarks marks) {
        int[] separators = marks.begin(lengths, from, to);
        int count = 0;
        for (int i = from; i < to; i++) {
            int length = lengths[i];
            boolean plain = length <= SeparatorMarks.MAX_LENGTH;
            int quotes = 0;
            int any = 0;
            for (int at = starts[i]; plain && at < starts[i] + length; at++) {
                byte b = data[at];
                any |= b;
                quotes += b == quote ? 1 : 0;
                if ((quotes & 1) == 0 && b == delimiter) {
                    separators[count++] = at;
                }
            }
            marks.end(i - from, count, quotes, plain && (quotes & 1) == 0, any >= 0);
        }
    }

    @Override
    public void lines(byte[] data, int from, int to, byte delimiter, byte quote, SeparatorMarks marks) {
        int[] lineFeeds = marks.begin(to - from);
        int count = 0;
        int quotes = 0;
        byte before = delimiter;
        boolean regular = true;
        for (int at = from; regular && at < to; at++) {
            byte b = data[at];
            if (b == quote) {
                quotes++;
                boolean opening = (quotes & 1) == 1;
                regular = !opening || before == delimiter || before == '\n' || before == quote;
            } else if (b == '\n' && (quotes & 1) == 0) {
                lineFeeds[count++] = at;
            }
            before = b;
        }
        marks.end(0, count, 0, true, true);
    }

    @Override
    public int fields(byte[] data, int from, int to, byte delimiter, byte quote, SeparatorMarks marks) {
        int[] separators = marks.begin(to - from);
        int count = 0;
        int quotes = 0;
        int lineFeeds = 0;
        int any = 0;
        for (int at = from; at < to; at++) {
            byte b = data[at];
            any |= b;
            quotes += b == quote ? 1 : 0;
            if ((quotes & 1) == 0 && (b == delimiter || b == '\n')) {
                separators[count++] = at;
                lineFeeds += b == '\n' ? 1 : 0;
            }
        }
        marks.end(0, count, quotes, (quotes & 1) == 0, any >= 0);
        return lineFeeds;
    }
}
