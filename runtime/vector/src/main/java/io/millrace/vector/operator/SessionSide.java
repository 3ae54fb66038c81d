package io.millrace.vector.operator;

import io.millrace.vector.state.RowChains;
import io.millrace.vector.state.SlotRows;
import java.util.Arrays;

/** The rows of one side of a join by the sessions that they are in. Used by one thread. */
final class SessionSide {
    private final JoinInput input;

    /** By the slot of a session. */
    private final RowChains chains = new RowChains();

    /** The rows of the sessions that are given out: those of the session at each place from there on. */
    int[] slots = new int[64];

    int[] from = new int[FiredGroups.MOST + 1];

    SessionSide(JoinInput input) {
        this.input = input;
    }

    /** Adds the rows of the batch at hand to their sessions, which stand in place of their slices. */
    void add() {
        for (int i = 0; i < input.count; i++) {
            chains.link(input.rowSlices[i], input.rowSlots[i]);
        }
    }

    /** Adds rows of sessions to those that these are part of now. Linear in the rows that move. */
    void join(int[] joined, int[] joinedTo, int count) {
        for (int i = 0; i < count; i++) {
            chains.move(joined[i], joinedTo[i]);
        }
    }

    /** Takes the rows of sessions that are over out of them. */
    void take(FiredGroups sessions) {
        collect(sessions);
        for (int i = 0; i < sessions.count; i++) {
            chains.clear(sessions.slots[i]);
        }
    }

    /** Makes {@link #slots} the rows of these sessions. */
    void collect(FiredGroups sessions) {
        int count = 0;
        for (int i = 0; i < sessions.count; i++) {
            from[i] = count;
            for (int row = chains.first(sessions.slots[i]); row != SlotRows.NONE; row = chains.next(row)) {
                if (count == slots.length) {
                    slots = Arrays.copyOf(slots, count * 2);
                }
                slots[count++] = row;
            }
        }
        from[sessions.count] = count;
    }
}
