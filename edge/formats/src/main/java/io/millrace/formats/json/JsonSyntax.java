package io.millrace.formats.json;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.text.Words;

/** The parts of the JSON grammar that need no memory. Each function takes the index where the part starts. */
final class JsonSyntax {
    /** Stands for text with escapes, or without an end. */
    static final int NOT_PLAIN = -1;

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
        if (from + Long.BYTES <= data.length) {
            long stops = stops(Words.load(data, from));
            if (stops != 0) {
                return Math.min(from + Words.first(stops), end);
            }
        }
        return endOfLongText(data, from, end);
    }

    private static int endOfLongText(byte[] data, int from, int end) {
        int at = from;
        for (int last = Math.min(end, data.length - Long.BYTES + 1); at < last; at += Long.BYTES) {
            long stops = stops(Words.load(data, at));
            if (stops != 0) {
                return Math.min(at + Words.first(stops), end);
            }
        }
        while (at < end && data[at] != '"' && data[at] != '\\' && (data[at] < 0 || data[at] >= ' ')) {
            at++;
        }
        return Math.min(at, end);
    }

    /** The quote that ends the text of a string, or {@link #NOT_PLAIN} if something stands before it that has to be read. */
    static int closingQuote(byte[] data, int from, int end) {
        if (from + Long.BYTES <= data.length) {
            long word = Words.load(data, from);
            long stops = stops(word);
            if (stops != 0) {
                int index = Words.first(stops);
                return Words.byteAt(word, index) == '"' && from + index < end ? from + index : NOT_PLAIN;
            }
        }
        int stop = endOfLongText(data, from, end);
        return byteAt(data, stop, end) == '"' ? stop : NOT_PLAIN;
    }

    /** Marks the first quote, backslash or control character; bytes behind it may be marked wrongly. */
    private static long stops(long word) {
        return (((word ^ QUOTES) - Words.ONES) | ((word ^ BACKSLASHES) - Words.ONES) | (word - SPACES))
                & ~word
                & Words.HIGH;
    }

    /** The end of a number, which is checked to be one. */
    static int endOfNumber(byte[] data, int from, int end) {
        int first = data[from] == '-' ? from + 1 : from;
        if (first + Long.BYTES <= data.length) {
            int digits = Words.digits(Words.load(data, first));
            int at = first + digits;
            if (isShortInteger(data, first, digits, end)) {
                return at;
            }
        }
        return endOfAnyNumber(data, from, end);
    }

    /** Whether {@code digits} digits at {@code first}, at most a word of them, are a whole number and all of it. */
    static boolean isShortInteger(byte[] data, int first, int digits, int end) {
        int at = first + digits;
        if (digits == 0 || digits == Long.BYTES || at >= end) {
            return false;
        }
        byte next = data[at];
        return next != '.' && (next | 0x20) != 'e' && (data[first] != '0' || digits == 1);
    }

    private static int endOfAnyNumber(byte[] data, int from, int end) {
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
