package io.millrace.vector.state;

import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/** Which slots hold null; costs nothing until the first one. Used by one thread. */
final class NullSlots {
    /** A bit for each slot, 1 for a value; empty as long as there was no null. */
    private long[] words = new long[0];

    /** Takes note of some rows. */
    void put(Validity validity, int[] rows, int[] slots, int count, int limit) {
        if (validity.allValid() && words.length == 0) {
            return;
        }
        reserve(limit);
        for (int i = 0; i < count; i++) {
            long bit = 1L << slots[i];
            if (validity.isValid(rows[i])) {
                words[slots[i] >>> 6] |= bit;
            } else {
                words[slots[i] >>> 6] &= ~bit;
            }
        }
    }

    /** Whether values stand at some slots. */
    Validity gather(int[] slots, int count, ColumnMemory memory) {
        if (words.length == 0) {
            return Validity.ALL;
        }
        long[] gathered = memory.bits(count);
        int nulls = 0;
        for (int i = 0; i < count; i++) {
            long valid = words[slots[i] >>> 6] >>> slots[i] & 1;
            gathered[i >>> 6] |= valid << i;
            nulls += 1 - (int) valid;
        }
        return Validity.of(gathered, nulls);
    }

    private void reserve(int limit) {
        int needed = (limit + 63) >>> 6;
        if (needed > words.length) {
            int before = words.length;
            words = Arrays.copyOf(words, Math.max(needed, before * 2));
            Arrays.fill(words, before, words.length, -1L);
        }
    }
}
