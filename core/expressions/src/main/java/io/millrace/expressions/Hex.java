package io.millrace.expressions;

import io.millrace.model.data.BytesColumnBuilder;

/** Hexadecimal digits. */
final class Hex {
    private static final byte[] LOWER = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private Hex() {}

    /** Writes {@code data[from .. to)} as lower-case digits. */
    static void write(byte[] data, int from, int to, BytesColumnBuilder out) {
        for (int i = from; i < to; i++) {
            out.write(LOWER[data[i] >> 4 & 0xF]);
            out.write(LOWER[data[i] & 0xF]);
        }
    }

    /** The value of a digit of either case, or -1. */
    static int digit(byte character) {
        return character >= 0 ? Character.digit(character, 16) : -1;
    }
}
