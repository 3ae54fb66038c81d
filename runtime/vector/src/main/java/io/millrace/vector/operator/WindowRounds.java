package io.millrace.vector.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows with their slots in rounds: the first slot of each row, the second ones, and so on, so that rows ascend in each. Used by one thread. */
final class WindowRounds {
    private final List<Round> rounds = new ArrayList<>();

    /** Rows, each once, in ascending order, and the slot of each. */
    static final class Round {
        int[] rows = new int[1024];
        int[] slots = new int[1024];
        int count;

        private void add(int row, int slot) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, count * 2);
                slots = Arrays.copyOf(slots, count * 2);
            }
            rows[count] = row;
            slots[count++] = slot;
        }
    }

    /** Starts anew. */
    void clear() {
        rounds.forEach(round -> round.count = 0);
    }

    /** Adds a slot of a row, which has {@code number} others already. */
    void add(int number, int row, int slot) {
        if (number == rounds.size()) {
            rounds.add(new Round());
        }
        rounds.get(number).add(row, slot);
    }

    /** Those that have rows, and perhaps some without any behind. */
    List<Round> rounds() {
        return rounds;
    }
}
