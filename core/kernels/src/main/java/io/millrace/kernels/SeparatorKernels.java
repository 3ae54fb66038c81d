package io.millrace.kernels;

/**
 * A first look at texts, before anything is read: where their values end (the first stage of G. Langdale, D. Lemire, Parsing Gigabytes of
 * JSON per Second, VLDB Journal 28, 2019).
 */
public interface SeparatorKernels {
    /**
     * Marks commas, closing braces and closing brackets outside of strings in each text {@code data[starts[i] .. starts[i] + lengths[i])}
     * of JSON for i in {@code from .. to}. Text i is text i - from of {@code marks}.
     *
     * @param to at most {@link SeparatorMarks#MAX_TEXTS} behind {@code from}
     */
    void json(byte[] data, int[] starts, int[] lengths, int from, int to, SeparatorMarks marks);

    /**
     * Marks delimiters outside of quotes, likewise.
     *
     * @param delimiter an ASCII character
     * @param quote an ASCII character
     */
    void delimited(
            byte[] data,
            int[] starts,
            int[] lengths,
            int from,
            int to,
            byte delimiter,
            byte quote,
            SeparatorMarks marks);

    /**
     * Marks line feeds outside of quotes in {@code data[from .. to)}, text 0 of {@code marks}, as long as each quote opens at the start of
     * a field or behind a closing one: may stop anywhere once one does not, and may leave the last 63 bytes out if there are more. Nothing
     * else is said of the text.
     *
     * @param from where a field starts
     */
    void lines(byte[] data, int from, int to, byte delimiter, byte quote, SeparatorMarks marks);

    /**
     * Marks delimiters and line feeds outside of quotes in {@code data[from .. to)}, text 0 of {@code marks}, which may be of any length.
     *
     * @return how many line feeds
     */
    int fields(byte[] data, int from, int to, byte delimiter, byte quote, SeparatorMarks marks);
}
