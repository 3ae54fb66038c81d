package io.millrace.formats.text;

/** Checks UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF. */
public final class Utf8 {
    /** What {@link #indexOfInvalid} gives for valid text. */
    public static final int VALID = -1;

    private static final int BLOCK = 32;

    private Utf8() {}

    /** The index of the first byte that is no part of a well-formed character, or {@link #VALID}. */
    public static int indexOfInvalid(byte[] data, int from, int to) {
        int at = from;
        while (true) {
            at = endOfAscii(data, at, to);
            while (at < to && data[at] < 0) {
                int length = sequenceLength(data, at, to);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
            if (at == to) {
                return VALID;
            }
        }
    }

    private static int endOfAscii(byte[] data, int from, int to) {
        int at = from;
        int lastBlock = to - BLOCK;
        while (at <= lastBlock && isAsciiBlock(data, at)) {
            at += BLOCK;
        }
        // The block that ends the text overlaps the one before: cheaper than the few bytes left, one by one.
        if (at > lastBlock && lastBlock >= from && isAsciiBlock(data, lastBlock)) {
            return to;
        }
        while (at < to && data[at] >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isAsciiBlock(byte[] data, int at) {
        long bytes =
                Words.load(data, at) | Words.load(data, at + 8) | Words.load(data, at + 16) | Words.load(data, at + 24);
        return (bytes & Words.HIGH) == 0;
    }

    /** The bytes of the character that starts with a byte beyond ASCII, 0 if it is not well-formed. */
    private static int sequenceLength(byte[] data, int at, int to) {
        int first = data[at] & 0xff;
        int left = to - at;
        if (first >= 0xc2 && first <= 0xdf) {
            return left >= 2 && isTrail(data[at + 1]) ? 2 : 0;
        }
        if (first >= 0xe0 && first <= 0xef) {
            return left >= 3 && isSecond(first, data[at + 1] & 0xff) && isTrail(data[at + 2]) ? 3 : 0;
        }
        if (first >= 0xf0 && first <= 0xf4) {
            return left >= 4 && isSecond(first, data[at + 1] & 0xff) && isTrail(data[at + 2]) && isTrail(data[at + 3])
                    ? 4
                    : 0;
        }
        return 0;
    }

    /** The ranges of the second byte that rule out overlong forms, surrogates and what lies beyond U+10FFFF. */
    private static boolean isSecond(int first, int second) {
        return switch (first) {
            case 0xe0 -> second >= 0xa0 && second <= 0xbf;
            case 0xed -> second >= 0x80 && second <= 0x9f;
            case 0xf0 -> second >= 0x90 && second <= 0xbf;
            case 0xf4 -> second >= 0x80 && second <= 0x8f;
            default -> second >= 0x80 && second <= 0xbf;
        };
    }

    /** Whether the byte is one of a character beyond ASCII and not its first. */
    public static boolean isTrail(byte b) {
        return (b & 0xc0) == 0x80;
    }
}
