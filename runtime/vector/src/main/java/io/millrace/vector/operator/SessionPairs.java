package io.millrace.vector.operator;

import io.millrace.model.plan.Join;
import io.millrace.vector.operator.JoinedRows.Kind;
import java.util.Arrays;

/**
 * Finds the pairs of rows in sessions that are over, and then the rows without a partner, in pieces. All rows of a session have one key, so that each of one side pairs with each of
 * the other. Used by one thread.
 */
final class SessionPairs {
    private final SessionSide left;
    private final SessionSide right;
    private final Partners partners;

    /** Whether it takes the pairs to know who has a partner. */
    private final boolean needsPairs;

    private FiredGroups sessions = new FiredGroups();

    /** Where the search has got to: the session, the row of the left side or of the one that is given out alone, the row of the right side. */
    private int session;

    private int place;
    private int candidate;
    private boolean isOpen;

    SessionPairs(Join join, SessionSide left, SessionSide right, Partners partners) {
        this.left = left;
        this.right = right;
        this.partners = partners;
        this.needsPairs = join.type() != Join.Type.SEMI || join.where().isPresent();
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Begins with sessions whose rows both sides have taken out. */
    void open(FiredGroups ended) {
        sessions = ended;
        isOpen = true;
        partners.clear(left.slots, left.from[ended.count], right.slots, right.from[ended.count]);
        start(Kind.PAIRS);
    }

    void close() {
        isOpen = false;
    }

    /** Begins with rows of a kind. */
    void start(Kind kind) {
        session = 0;
        place = firstPlace(kind);
    }

    /** Adds rows of the kind that {@code rows} are of, as long as there is room; returns whether all have been found. */
    boolean find(JoinedRows rows) {
        for (; session < sessions.count; session++, place = firstPlace(rows.kind)) {
            int before = rows.count;
            boolean all = rows.kind == Kind.PAIRS ? findPairs(rows) : findAlone(rows);
            Arrays.fill(rows.starts, before, rows.count, sessions.starts[session]);
            Arrays.fill(rows.ends, before, rows.count, sessions.ends[session]);
            if (!all) {
                return false;
            }
        }
        return true;
    }

    private int firstPlace(Kind kind) {
        candidate = right.from[session];
        return kind == Kind.RIGHT_ALONE ? right.from[session] : left.from[session];
    }

    private boolean findPairs(JoinedRows rows) {
        int end = left.from[session + 1];
        int lastCandidate = right.from[session + 1];
        if (!needsPairs) {
            for (; place < end; place++) {
                partners.matchLeft(left.slots[place], right.from[session] < lastCandidate);
            }
            return true;
        }
        for (; place < end; place++, candidate = right.from[session]) {
            for (; candidate < lastCandidate; candidate++) {
                if (rows.isFull()) {
                    return false;
                }
                rows.add(left.slots[place], right.slots[candidate]);
            }
        }
        return true;
    }

    private boolean findAlone(JoinedRows rows) {
        SessionSide side = rows.kind == Kind.LEFT_ALONE ? left : right;
        for (; place < side.from[session + 1]; place++) {
            if (partners.isGivenAlone(rows.kind, side.slots[place])) {
                if (rows.isFull()) {
                    return false;
                }
                rows.addAlone(side.slots[place]);
            }
        }
        return true;
    }
}
