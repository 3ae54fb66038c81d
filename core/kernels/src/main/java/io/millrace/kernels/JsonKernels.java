package io.millrace.kernels;

/**
 * A first look at JSON, before anything is read (the first stage of G. Langdale, D. Lemire, Parsing Gigabytes of JSON per
 * Second, VLDB Journal 28, 2019).
 */
public interface JsonKernels {
    /**
     * Marks what separates the values of the text {@code data[from .. to)}. Of a text that is not {@linkplain
     * JsonMarks#isPlain() plain} the separators and their number mean nothing.
     *
     * @param to at most {@link JsonMarks#MAX_LENGTH} behind {@code from}
     */
    void scan(byte[] data, int from, int to, JsonMarks marks);
}
