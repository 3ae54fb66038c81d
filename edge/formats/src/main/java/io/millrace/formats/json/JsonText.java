package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.byteAt;
import static io.millrace.formats.json.JsonSyntax.unexpected;

import java.util.Arrays;

/** Reads the text of a string that has escapes. Holds the text that it read last. */
final class JsonText {
    private static final int NO_DIGIT = -1;

    private byte[] bytes = new byte[64];
    private int length;

    /** The text in UTF-8; only the first {@link #length()} bytes count. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /**
     * Reads the text from {@code from}, the byte behind the opening quote.
     *
     * @return the index behind the closing quote
     */
    int read(byte[] data, int from, int end) {
        length = 0;
        int at = from;
        while (true) {
            int stop = JsonSyntax.endOfPlainText(data, at, end);
            add(data, at, stop);
            switch (byteAt(data, stop, end)) {
                case '"' -> {
                    return stop + 1;
                }
                case '\\' -> at = readEscape(data, stop, end);
                default ->
                    throw unexpected(
                            stop < end
                                    ? "expected no control character in a string; write it as \\u00XX"
                                    : "expected a quote at the end of a string",
                            data,
                            stop,
                            end);
            }
        }
    }

    private int readEscape(byte[] data, int at, int end) {
        byte escaped = byteAt(data, at + 1, end);
        switch (escaped) {
            case '"', '\\', '/' -> add(escaped);
            case 'b' -> add('\b');
            case 'f' -> add('\f');
            case 'n' -> add('\n');
            case 'r' -> add('\r');
            case 't' -> add('\t');
            case 'u' -> {
                return readUnicode(data, at, end);
            }
            default -> throw unexpected("expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX", data, at, end);
        }
        return at + 2;
    }

    private int readUnicode(byte[] data, int at, int end) {
        int unit = hexUnit(data, at, end);
        if (!Character.isSurrogate((char) unit)) {
            addCharacter(unit);
            return at + 6;
        }
        int low = Character.isHighSurrogate((char) unit)
                        && byteAt(data, at + 6, end) == '\\'
                        && byteAt(data, at + 7, end) == 'u'
                ? hexUnit(data, at + 6, end)
                : 0;
        if (!Character.isLowSurrogate((char) low)) {
            throw unexpected("expected surrogates in pairs, the high one first", data, at, end);
        }
        addCharacter(Character.toCodePoint((char) unit, (char) low));
        return at + 12;
    }

    /** The number in the escape {@code \\uXXXX} at {@code at}. */
    private static int hexUnit(byte[] data, int at, int end) {
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = hexDigit(byteAt(data, i, end));
            if (digit == NO_DIGIT) {
                throw unexpected("expected four hexadecimal digits behind \\u", data, at, end);
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static int hexDigit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : NO_DIGIT;
    }

    private void addCharacter(int c) {
        if (c < 0x80) {
            add(c);
        } else if (c < 0x800) {
            add(0xc0 | c >> 6);
            addTrail(c);
        } else if (c < 0x10000) {
            add(0xe0 | c >> 12);
            addTrail(c >> 6);
            addTrail(c);
        } else {
            add(0xf0 | c >> 18);
            addTrail(c >> 12);
            addTrail(c >> 6);
            addTrail(c);
        }
    }

    private void addTrail(int c) {
        add(0x80 | (c & 0x3f));
    }

    private void add(int b) {
        ensure(1);
        bytes[length++] = (byte) b;
    }

    private void add(byte[] data, int from, int to) {
        ensure(to - from);
        System.arraycopy(data, from, bytes, length, to - from);
        length += to - from;
    }

    private void ensure(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
        }
    }
}
