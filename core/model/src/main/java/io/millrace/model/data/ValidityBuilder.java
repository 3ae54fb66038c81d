package io.millrace.model.data;

import java.util.Arrays;

/** Collects validity bits; costs nothing until the first null. */
final class ValidityBuilder {
    private static final long[] NONE = {};
    private static final int FIRST_WORDS = 32;

    private ColumnMemory memory = HeapMemory.HEAP;
    private long[] words = NONE;
    private int nullCount;

    void use(ColumnMemory memory) {
        this.memory = memory;
    }

    /** Marks {@code row} as null; rows never marked are valid. */
    void setNull(int row) {
        int word = row >>> 6;
        if (word >= words.length) {
            grow(Math.max(word + 1, Math.max(words.length * 2, FIRST_WORDS)));
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
        int needed = (size + 63) >>> 6;
        if (nullCount > 0 && words.length < needed) {
            grow(needed);
        }
        Validity validity = memory.objects().validity(words, nullCount);
        words = NONE;
        nullCount = 0;
        memory = HeapMemory.HEAP;
        return validity;
    }

    private void grow(int room) {
        long[] grown = memory.longs(room);
        System.arraycopy(words, 0, grown, 0, words.length);
        Arrays.fill(grown, words.length, grown.length, -1L);
        words = grown;
    }
}
