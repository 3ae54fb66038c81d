package io.millrace.kernels;

/** What {@link JsonKernels#scan} found in a text. Used again and again. */
public final class JsonMarks {
    /** The longest text that is scanned, in bytes. */
    public static final int MAX_LENGTH = 4096;

    private final long[] separators = new long[MAX_LENGTH / Long.SIZE + 1];
    private int scans;
    private int quotes;
    private boolean plain;
    private boolean ascii;

    /**
     * Where commas, closing braces and closing brackets stand outside of strings: a bit for each byte of the text, least
     * significant bit first. In the word behind those of the text all bits are set, so that a search ends.
     */
    public long[] separators() {
        return separators;
    }

    /** The number of quotes. */
    public int quotes() {
        return quotes;
    }

    /** Whether no backslash and no control character stands anywhere, and the number of quotes is even. */
    public boolean isPlain() {
        return plain;
    }

    /** Whether no byte is above 0x7f. */
    public boolean isAscii() {
        return ascii;
    }

    /** How many texts were scanned, less than 2<sup>31</sup> and then from 0 on. */
    public int scans() {
        return scans;
    }

    /** For kernels: what they found besides the separators. */
    public void set(int quotes, boolean plain, boolean ascii) {
        this.scans = (scans + 1) & Integer.MAX_VALUE;
        this.quotes = quotes;
        this.plain = plain;
        this.ascii = ascii;
    }
}
