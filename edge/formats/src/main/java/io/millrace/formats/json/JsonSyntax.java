package io.millrace.formats.json;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.text.Words;

/** The parts of the JSON grammar that need no memory. Each function takes the index where the part starts. */
final class JsonSyntax {
    private static final long QUOTES = Words.of('"');
    private static final long BACKSLASHES = Words.of('\\');
    private static final long SPACES = Words.of(' ');

    private JsonSyntax() {}

    /** The byte at {@code at}, or 0, which stands nowhere in JSON, at the end of the record. */
    static byte byteAt(byte[] data, int at, int end) {
        return at < end ? data[at] : 0;
    }

    /** Skips white space. */
    static int skipSpace(byte[] data, int from, int end) {
        int at = from;
        while (at < end && data[at] <= ' ' && isSpace(data[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /**
     * The first quote, backslash or control character in the text of a string, or {@code end} if there is none. The text
     * before it stands for itself.
     */
    static int endOfPlainText(byte[] data, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= data.length) {
            long word = Words.load(data, at);
            long stop = (((word ^ QUOTES) - Words.ONES) | ((word ^ BACKSLASHES) - Words.ONES) | (word - SPACES))
                    & ~word
                    & Words.HIGH;
            if (stop != 0) {
                return Math.min(at + Words.first(stop), end);
            }
            at += Long.BYTES;
            if (at >= end) {
                return end;
            }
        }
        while (at < end && data[at] != '"' && data[at] != '\\' && (data[at] < 0 || data[at] >= ' ')) {
            at++;
        }
        return at;
    }

    /** The end of a number, which is checked to be one. */
    static int endOfNumber(byte[] data, int from, int end) {
        int at = from;
        if (byteAt(data, at, end) == '-') {
            at++;
        }
        int whole = at;
        at = skipDigits(data, at, end);
        if (at == whole || (data[whole] == '0' && at - whole > 1)) {
            throw unexpected("expected a number without leading zeros", data, from, end);
        }
        if (byteAt(data, at, end) == '.') {
            int fraction = at + 1;
            at = skipDigits(data, fraction, end);
            if (at == fraction) {
                throw unexpected("expected a digit behind the point", data, from, end);
            }
        }
        if ((byteAt(data, at, end) | 0x20) == 'e') {
            at++;
            if (byteAt(data, at, end) == '-' || byteAt(data, at, end) == '+') {
                at++;
            }
            int exponent = at;
            at = skipDigits(data, exponent, end);
            if (at == exponent) {
                throw unexpected("expected a digit in the exponent", data, from, end);
            }
        }
        return at;
    }

    private static int skipDigits(byte[] data, int from, int end) {
        int at = from;
        while (at < end && isDigit(data[at])) {
            at++;
        }
        return at;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The end of {@code true}, {@code false} or {@code null}; anything else is refused. */
    static int endOfLiteral(byte[] data, int from, int end) {
        int length =
                switch (byteAt(data, from, end)) {
                    case 't' -> startsWith(data, from, end, 't', 'r', 'u', 'e') ? 4 : 0;
                    case 'f' -> startsWith(data, from + 1, end, 'a', 'l', 's', 'e') ? 5 : 0;
                    case 'n' -> startsWith(data, from, end, 'n', 'u', 'l', 'l') ? 4 : 0;
                    default -> 0;
                };
        if (length == 0) {
            throw unexpected("expected a value", data, from, end);
        }
        return from + length;
    }

    private static boolean startsWith(byte[] data, int from, int end, int a, int b, int c, int d) {
        return end - from >= 4 && data[from] == a && data[from + 1] == b && data[from + 2] == c && data[from + 3] == d;
    }

    /** The error for what stands at {@code at}. */
    static MalformedRecord unexpected(String wanted, byte[] data, int at, int end) {
        return at < end
                ? MalformedRecord.found(MalformedCode.JSON_SYNTAX, wanted, data, at, end)
                : MalformedRecord.end(MalformedCode.JSON_SYNTAX, wanted, at);
    }
}
