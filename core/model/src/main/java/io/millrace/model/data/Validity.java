package io.millrace.model.data;

/**
 * Which values of a column are present: one bit a row, least significant bit first, 1 for a value and 0 for null. A column
 * without nulls shares {@link #ALL}, so that loops can skip the test as a whole.
 */
public final class Validity {
    /** No row is null. */
    public static final Validity ALL = new Validity(new long[0], true);

    private final long[] words;
    private final boolean allValid;

    private Validity(long[] words, boolean allValid) {
        this.words = words;
        this.allValid = allValid;
    }

    /**
     * @param words the bitmap, {@code (rows + 63) / 64} words at least; kept, not copied
     * @param nullCount the number of zero bits among the rows; 0 gives {@link #ALL}
     */
    public static Validity of(long[] words, int nullCount) {
        return nullCount == 0 ? ALL : new Validity(words, false);
    }

    public boolean allValid() {
        return allValid;
    }

    public boolean isValid(int row) {
        return allValid || (words[row >>> 6] >>> row & 1) != 0;
    }

    public boolean isNull(int row) {
        return !isValid(row);
    }

    /** The bitmap itself, not a copy; empty if {@link #allValid()}. */
    public long[] words() {
        return words;
    }
}
