package io.millrace.connectors.datagen.nexmark;

/** How long the text is that fills an event up to its size. */
final class Extra {
    private Extra() {}

    /**
     * The average length, give or take a fifth of it.
     *
     * @param average of the whole event in bytes
     * @param others bytes of its other fields
     * @param fraction decides, in {@code [0, 2^16)}
     */
    static int length(int average, int others, int fraction) {
        int wanted = Math.max(average - others, 0);
        int spread = (wanted + 2) / 5;
        return wanted - spread + ((2 * spread * fraction) >>> 16);
    }
}
