package io.millrace.benchmarks.bids;

/** Times as a program by hand would read them: of one form, unchecked. */
final class IsoMillis {
    private IsoMillis() {}

    /** Reads {@code 2026-01-01T00:00:00.000Z} (H. Hinnant, days from civil). */
    static long read(char[] text, int at) {
        int year = digits(text, at, 4);
        int month = digits(text, at + 5, 2);
        int day = digits(text, at + 8, 2);
        int marchYear = month <= 2 ? year - 1 : year;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long epochDay = marchYear * 365L + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468;
        long seconds = epochDay * 86_400
                + digits(text, at + 11, 2) * 3600L
                + digits(text, at + 14, 2) * 60L
                + digits(text, at + 17, 2);
        return seconds * 1000 + digits(text, at + 20, 3);
    }

    private static int digits(char[] text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
