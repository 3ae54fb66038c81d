package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.vector.state.OpenSessions;

/** Gives rows the sessions of their keys. Used by one thread. */
final class RowSessions {
    private final OpenSessions sessions;
    private final EndedWindows ended;

    RowSessions(OpenSessions sessions, EndedWindows ended) {
        this.sessions = sessions;
        this.ended = ended;
    }

    /**
     * Finds the sessions of {@code rows[0 .. count)}, and puts those aside that come too late. The others move to the front, with their keys.
     *
     * @param times of the rows of the batch, in microseconds
     * @param rowSlots takes the slot of the session of each row that is in time; sessions may be {@linkplain OpenSessions#joined joined} afterwards
     * @return how many are in time
     */
    int assign(Batch batch, long[] times, int[] rows, int[] rowKeys, int count, int[] rowSlots, LateRows late) {
        long endedBy = ended.by();
        int inTime = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int key = rowKeys[i];
            int slot = sessions.slot(key, times[row], endedBy);
            if (slot == OpenSessions.NONE) {
                late.add(batch, row);
            } else {
                rows[inTime] = row;
                rowKeys[inTime] = key;
                rowSlots[inTime++] = slot;
            }
        }
        return inTime;
    }

    /** Takes sessions that are over into {@code fired}, as many as it has room for. */
    void takeEnded(FiredGroups fired) {
        fired.count = 0;
        while (!fired.isFull()) {
            int slot = sessions.take(ended.by());
            if (slot == OpenSessions.NONE) {
                break;
            }
            fired.add(slot, sessions.key(slot), sessions.start(slot), sessions.end(slot));
        }
    }
}
