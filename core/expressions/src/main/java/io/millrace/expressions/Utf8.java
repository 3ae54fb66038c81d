package io.millrace.expressions;

import io.millrace.model.data.BytesColumnBuilder;

/** Code points in bytes of UTF-8, which are taken to be well formed. */
final class Utf8 {
    private Utf8() {}

    /** The number of bytes of the code point that starts with this byte. */
    static int width(byte lead) {
        if (lead >= 0) {
            return 1;
        }
        return (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
    }

    /** The code point at {@code at}. */
    static int codePoint(byte[] data, int at) {
        byte lead = data[at];
        return switch (width(lead)) {
            case 1 -> lead;
            case 2 -> (lead & 0x1F) << 6 | (data[at + 1] & 0x3F);
            case 3 -> (lead & 0x0F) << 12 | (data[at + 1] & 0x3F) << 6 | (data[at + 2] & 0x3F);
            default ->
                (lead & 0x07) << 18 | (data[at + 1] & 0x3F) << 12 | (data[at + 2] & 0x3F) << 6 | (data[at + 3] & 0x3F);
        };
    }

    /** How many code points stand in {@code data[from .. to)}. */
    static int count(byte[] data, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += (data[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    /** Where the code point number {@code n}, from 0, starts; {@code to} if there are not so many. */
    static int skip(byte[] data, int from, int to, long n) {
        int at = from;
        for (long i = 0; i < n && at < to; i++) {
            at += width(data[at]);
        }
        return at;
    }

    /** The start of the code point that ends before {@code end}. */
    static int before(byte[] data, int end) {
        int at = end - 1;
        while ((data[at] & 0xC0) == 0x80) {
            at--;
        }
        return at;
    }

    /** Writes a code point to {@code data} and returns where it ends. */
    static int write(int codePoint, byte[] data, int from) {
        int at = from;
        if (codePoint < 0x80) {
            data[at++] = (byte) codePoint;
            return at;
        }
        if (codePoint < 0x800) {
            data[at++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                data[at++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                data[at++] = (byte) (0xF0 | codePoint >> 18);
                data[at++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
            }
            data[at++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
        }
        data[at++] = (byte) (0x80 | (codePoint & 0x3F));
        return at;
    }

    static void write(int codePoint, BytesColumnBuilder out) {
        if (codePoint < 0x80) {
            out.write((byte) codePoint);
        } else if (codePoint < 0x800) {
            out.write((byte) (0xC0 | codePoint >> 6));
            out.write((byte) (0x80 | (codePoint & 0x3F)));
        } else if (codePoint < 0x10000) {
            out.write((byte) (0xE0 | codePoint >> 12));
            out.write((byte) (0x80 | (codePoint >> 6 & 0x3F)));
            out.write((byte) (0x80 | (codePoint & 0x3F)));
        } else {
            out.write((byte) (0xF0 | codePoint >> 18));
            out.write((byte) (0x80 | (codePoint >> 12 & 0x3F)));
            out.write((byte) (0x80 | (codePoint >> 6 & 0x3F)));
            out.write((byte) (0x80 | (codePoint & 0x3F)));
        }
    }
}
