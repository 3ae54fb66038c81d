package io.millrace.kernels;

/** What {@link SeparatorKernels} found in some texts. Used again and again. */
public final class SeparatorMarks {
    /** The most texts that are looked at together. */
    public static final int MAX_TEXTS = 128;

    /** The longest text that is looked at, in bytes; a longer one is not plain. */
    public static final int MAX_LENGTH = 4096;

    /** How many places behind the last separator {@link #separators()} has at least: they may hold anything. */
    public static final int SLACK = 64;

    private final int[] ends = new int[MAX_TEXTS + 1];
    private final int[] quotes = new int[MAX_TEXTS];
    private final boolean[] plain = new boolean[MAX_TEXTS];
    private final boolean[] ascii = new boolean[MAX_TEXTS];
    private int[] separators = new int[SLACK];

    /** The places of separators in the data, in order: those of the first text, then those of the next. */
    public int[] separators() {
        return separators;
    }

    /** Where those of a text start in {@link #separators()}. Of a text that is not plain they mean nothing. */
    public int from(int text) {
        return ends[text];
    }

    /** Where those of a text end in {@link #separators()}, exclusive. */
    public int to(int text) {
        return ends[text + 1];
    }

    /** The number of quotes in a text that is plain. */
    public int quotes(int text) {
        return quotes[text];
    }

    /** Whether the number of quotes in a text is even, and in JSON no backslash and no control character stands in it. */
    public boolean isPlain(int text) {
        return plain[text];
    }

    /** Whether no byte of a text that is plain is above 0x7f. */
    public boolean isAscii(int text) {
        return ascii[text];
    }

    /** For kernels: an array for the separators of texts of the lengths {@code from .. to}, and for {@link #SLACK} more. */
    public int[] begin(int[] lengths, int from, int to) {
        int bytes = SLACK;
        for (int i = from; i < to; i++) {
            bytes += Math.max(0, Math.min(lengths[i], MAX_LENGTH));
        }
        if (bytes > separators.length) {
            separators = new int[bytes];
        }
        return separators;
    }

    /** For kernels: an array for the separators of a text of {@code length} bytes, and for {@link #SLACK} more. */
    public int[] begin(int length) {
        if (length + SLACK > separators.length) {
            separators = new int[length + SLACK];
        }
        return separators;
    }

    /** For kernels: the next text, and where its separators end. */
    public void end(int text, int to, int quotes, boolean plain, boolean ascii) {
        this.ends[text + 1] = to;
        this.quotes[text] = quotes;
        this.plain[text] = plain;
        this.ascii[text] = ascii;
    }
}
