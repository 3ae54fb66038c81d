package io.millrace.vector.operator;

import io.millrace.model.plan.Join;
import io.millrace.vector.operator.JoinedRows.Kind;

/** Which rows of a windowed join have partners, by their slots, and so what is given out behind the pairs. Used by one thread. */
final class Partners {
    private final JoinInput left;
    private final JoinInput right;

    /** Whether rows of the left side that have partners are given out by themselves, not those that have none. */
    private final boolean semi;

    /** Of sides whose rows come without a partner, too: whether they have one. */
    private boolean[] ofLeft = new boolean[0];

    private boolean[] ofRight = new boolean[0];

    Partners(Join join, JoinInput left, JoinInput right) {
        this.left = left;
        this.right = right;
        this.semi = join.type() == Join.Type.SEMI;
    }

    /** What is looked for behind {@code kind}; pairs if all has been found. */
    Kind following(Kind kind) {
        return switch (kind) {
            case PAIRS -> left.kept || semi ? Kind.LEFT_ALONE : following(Kind.LEFT_ALONE);
            case LEFT_ALONE -> right.kept ? Kind.RIGHT_ALONE : Kind.PAIRS;
            case RIGHT_ALONE -> Kind.PAIRS;
        };
    }

    /** Begins with rows that have none. */
    void clear(int[] leftSlots, int leftCount, int[] rightSlots, int rightCount) {
        if (left.kept || semi) {
            ofLeft = cleared(left, ofLeft, leftSlots, leftCount);
        }
        if (right.kept) {
            ofRight = cleared(right, ofRight, rightSlots, rightCount);
        }
    }

    /** Takes note of some of the pairs that have been found. */
    void match(JoinedRows rows, int[] which, int count) {
        for (int i = 0; i < count && (left.kept || semi); i++) {
            ofLeft[rows.left[which[i]]] = true;
        }
        for (int i = 0; i < count && right.kept; i++) {
            ofRight[rows.right[which[i]]] = true;
        }
    }

    /** Takes note of a row of the left side. */
    void matchLeft(int slot, boolean matched) {
        ofLeft[slot] = matched;
    }

    /** Whether a row is one of those that are given out by themselves. */
    boolean isGivenAlone(Kind kind, int slot) {
        return (kind == Kind.LEFT_ALONE ? ofLeft : ofRight)[slot] == semi;
    }

    private static boolean[] cleared(JoinInput side, boolean[] matched, int[] slots, int count) {
        boolean[] cleared = matched.length < side.store.slotLimit()
                ? new boolean[Math.max(side.store.slotLimit(), matched.length * 2)]
                : matched;
        for (int i = 0; i < count; i++) {
            cleared[slots[i]] = false;
        }
        return cleared;
    }
}
