package io.millrace.model.data;

/** Tells bytes that are text from others. */
public final class Utf8Check {
    private Utf8Check() {}

    /** Whether {@code data[from .. to)} is UTF-8: no lone bytes, no longer forms than needed, no surrogates. */
    public static boolean isWellFormed(byte[] data, int from, int to) {
        int at = from;
        while (at < to) {
            int lead = data[at] & 0xFF;
            if (lead < 0x80) {
                at++;
                continue;
            }
            int width = lead >= 0xF5 || lead < 0xC2 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
            if (width == 0 || to - at < width) {
                return false;
            }
            for (int i = 1; i < width; i++) {
                if ((data[at + i] & 0xC0) != 0x80) {
                    return false;
                }
            }
            int second = data[at + 1] & 0xFF;
            boolean surrogate = lead == 0xED && second >= 0xA0;
            boolean tooLong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
            boolean tooLarge = lead == 0xF4 && second >= 0x90;
            if (surrogate || tooLong || tooLarge) {
                return false;
            }
            at += width;
        }
        return true;
    }
}
