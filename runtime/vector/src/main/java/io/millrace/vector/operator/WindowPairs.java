package io.millrace.vector.operator;

import io.millrace.model.plan.Join;
import io.millrace.vector.operator.JoinedRows.Kind;
import io.millrace.vector.state.SlotRows;
import java.util.Arrays;

/** Finds the pairs of rows with equal keys in one window, and then the rows without a partner, in pieces. Linear in the rows of both sides and in the pairs. Used by one thread. */
final class WindowPairs {
    private final JoinInput left;
    private final JoinInput right;

    private final Partners partners;

    /** Whether it takes the pairs to know who has a partner. */
    private final boolean needsPairs;

    /** The slots of the rows of each side. */
    private int[] leftSlots = new int[0];

    private int leftCount;
    private int[] rightSlots = new int[0];
    private int rightCount;

    /** By key: the last row of the right side that has it, by its place; next, by place: the one before. */
    private int[] heads = new int[0];

    private int[] next = new int[0];

    /** Where the search has got to: the row of the left side, and the one of the right side that is looked at next. */
    private int place;

    private int candidate;
    private boolean isOpen;

    /** @param join whose sides these are */
    WindowPairs(Join join, JoinInput left, JoinInput right, Partners partners) {
        this.left = left;
        this.right = right;
        this.partners = partners;
        this.needsPairs = join.type() != Join.Type.SEMI || join.where().isPresent();
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Begins with a window that has no rows yet. */
    void clear() {
        leftCount = 0;
        rightCount = 0;
    }

    void addLeft(int[] slots, int count) {
        leftSlots = room(leftSlots, leftCount + count);
        System.arraycopy(slots, 0, leftSlots, leftCount, count);
        leftCount += count;
    }

    void addRight(int[] slots, int count) {
        rightSlots = room(rightSlots, rightCount + count);
        System.arraycopy(slots, 0, rightSlots, rightCount, count);
        rightCount += count;
    }

    /** Begins the search. */
    void open() {
        isOpen = true;
        next = room(next, rightCount);
        for (int i = 0; i < rightCount; i++) {
            int key = right.store.key(rightSlots[i]);
            if (key != SlotRows.NONE) {
                if (key >= heads.length) {
                    int before = heads.length;
                    heads = Arrays.copyOf(heads, Math.max(key + 1, Math.max(64, before * 2)));
                    Arrays.fill(heads, before, heads.length, SlotRows.NONE);
                }
                next[i] = heads[key];
                heads[key] = i;
            }
        }
        partners.clear(leftSlots, leftCount, rightSlots, rightCount);
        place = 0;
        candidate = leftCount > 0 ? first(0) : SlotRows.NONE;
    }

    /** Ends it. */
    void close() {
        for (int i = 0; i < rightCount; i++) {
            int key = right.store.key(rightSlots[i]);
            if (key != SlotRows.NONE) {
                heads[key] = SlotRows.NONE;
            }
        }
        isOpen = false;
    }

    /** Adds pairs as long as there is room; returns whether all have been found. */
    boolean findPairs(JoinedRows rows) {
        if (!needsPairs) {
            for (int i = 0; i < leftCount; i++) {
                partners.matchLeft(leftSlots[i], first(i) != SlotRows.NONE);
            }
            return true;
        }
        while (place < leftCount) {
            while (candidate != SlotRows.NONE) {
                if (rows.isFull()) {
                    return false;
                }
                rows.add(leftSlots[place], rightSlots[candidate]);
                candidate = next[candidate];
            }
            place++;
            candidate = place < leftCount ? first(place) : SlotRows.NONE;
        }
        return true;
    }

    /** Begins with the rows without a partner of one side. */
    void startAlone() {
        place = 0;
    }

    /** Adds rows of the side that {@code rows} are of, as long as there is room: those without a partner, or of a semi join those with one. Returns whether all have been found. */
    boolean findAlone(JoinedRows rows) {
        boolean ofLeft = rows.kind == Kind.LEFT_ALONE;
        int[] slots = ofLeft ? leftSlots : rightSlots;
        int count = ofLeft ? leftCount : rightCount;
        for (; place < count; place++) {
            if (partners.isGivenAlone(rows.kind, slots[place])) {
                if (rows.isFull()) {
                    return false;
                }
                rows.addAlone(slots[place]);
            }
        }
        return true;
    }

    private int first(int ofPlace) {
        int key = left.store.key(leftSlots[ofPlace]);
        return key == SlotRows.NONE || key >= heads.length ? SlotRows.NONE : heads[key];
    }

    private static int[] room(int[] array, int size) {
        return array.length < size ? Arrays.copyOf(array, Math.max(size, array.length * 2)) : array;
    }
}
