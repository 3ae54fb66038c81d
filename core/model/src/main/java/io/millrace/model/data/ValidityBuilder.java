package io.millrace.model.data;

import java.util.Arrays;

/** Collects validity bits; costs nothing until the first null. */
final class ValidityBuilder {
    private long[] words = new long[0];
    private int nullCount;

    /** Marks {@code row} as null; rows never marked are valid. */
    void setNull(int row) {
        int word = row >>> 6;
        if (word >= words.length) {
            int from = words.length;
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
            Arrays.fill(words, from, words.length, -1L);
        }
        words[word] &= ~(1L << row);
        nullCount++;
    }

    /** Forgets all rows from {@code size} on, of which there are fewer than {@code end}. */
    void truncate(int size, int end) {
        for (int row = size; row < end && nullCount > 0; row++) {
            int word = row >>> 6;
            if (word < words.length && (words[word] >>> row & 1) == 0) {
                words[word] |= 1L << row;
                nullCount--;
            }
        }
    }

    /** The bits of rows {@code 0 .. size}; the builder starts anew. */
    Validity build(int size) {
        if (nullCount == 0) {
            return Validity.ALL;
        }
        int needed = (size + 63) >>> 6;
        int from = words.length;
        if (from < needed) {
            words = Arrays.copyOf(words, needed);
            Arrays.fill(words, from, needed, -1L);
        }
        Validity validity = Validity.of(words, nullCount);
        words = new long[0];
        nullCount = 0;
        return validity;
    }
}
