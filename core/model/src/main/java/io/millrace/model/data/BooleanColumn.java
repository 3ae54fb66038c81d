package io.millrace.model.data;

/** BOOLEAN values.
 *
 * @param words one bit a row, least significant bit first, {@code (size + 63) / 64} words at least
 */
public record BooleanColumn(long[] words, int size, Validity validity) implements Column {
    public boolean get(int row) {
        return (words[row >>> 6] >>> row & 1) != 0;
    }

    @Override
    public BooleanColumn withValidity(Validity validity) {
        return new BooleanColumn(words, size, validity);
    }
}
