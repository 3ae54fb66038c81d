package io.millrace.vector.state;

import io.millrace.analytics.window.SessionWindows;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The sessions that are open, and other windows whose bounds the rows of a key decide: a slot for each, those of one key in a list, all of them by when they may end. A session that goes on is not moved
 * there; it is when its turn comes, so that a row costs a look at its key's sessions and no more. Used by one thread.
 */
public final class OpenSessions {
    /** Stands for no slot. */
    public static final int NONE = -1;

    /** Sessions come up as often as a part of the gap is long. */
    private static final int PARTS_OF_GAP = 16;

    /** Lets windows whose bounds come with each row come up each second. */
    private static final SessionWindows WITHOUT_GAP = new SessionWindows(PARTS_OF_GAP * 1000L);

    private final SessionWindows windows;
    private final KeyTable keys;

    /** The slots, by an end that they have had. */
    private final DueSlots due;

    /** The first slot of each key. */
    private int[] heads = filled(1024);

    private int[] next = new int[1024];

    /** {@link #NONE} of a slot that is not in use, or part of another. */
    private int[] keyOfSlot = new int[1024];

    private long[] starts = new long[1024];
    private long[] ends = new long[1024];
    private int[] free = new int[1024];
    private int freeCount;
    private int slots;
    private long made;

    /** Pairs of sessions, the first of which became part of the second. */
    private int[] joined = new int[64];

    private int[] joinedTo = new int[64];
    private int joinedCount;

    /** @param keys gives the key ids; every session holds on to its key */
    public OpenSessions(SessionWindows windows, KeyTable keys) {
        this.windows = windows;
        this.keys = keys;
        this.due = new DueSlots(Math.max(1, windows.gapMillis() / PARTS_OF_GAP));
    }

    /** Of windows whose bounds come with each row. */
    public OpenSessions(KeyTable keys) {
        this(WITHOUT_GAP, keys);
    }

    /** One more than the highest slot ever used. */
    public int slotLimit() {
        return slots;
    }

    /** How many sessions there have ever been, those of a state that was restored and those that became part of others among them. */
    public long made() {
        return made;
    }

    public long start(int slot) {
        return starts[slot];
    }

    public long end(int slot) {
        return ends[slot];
    }

    public int key(int slot) {
        return keyOfSlot[slot];
    }

    /**
     * The session of a row, which is extended or opened. If it becomes one with others, these are {@linkplain #joined joined} to it.
     *
     * @param endedBy sessions that end then or before are over; a row that would be one by itself gets none
     * @return the slot, or {@link #NONE}
     */
    public int slot(int key, long eventTimeMicros, long endedBy) {
        long start = windows.startOf(eventTimeMicros);
        return merged(key, start, windows.endOf(start), endedBy);
    }

    /** As {@link #slot(int, long, long)}, of a row that would be a session from {@code start} to {@code end} by itself. */
    public int merged(int key, long start, long end, long endedBy) {
        int head = key < heads.length ? heads[key] : NONE;
        int slot = head;
        while (slot != NONE && !SessionWindows.touch(start, end, starts[slot], ends[slot])) {
            slot = next[slot];
        }
        if (slot == NONE) {
            return end <= endedBy ? NONE : open(key, start, end);
        }
        starts[slot] = Math.min(start, starts[slot]);
        ends[slot] = Math.max(end, ends[slot]);
        if (slot != head || next[slot] != NONE) {
            join(key, slot);
        }
        return slot;
    }

    /**
     * A session that never becomes one with others, opened if there is none with these bounds.
     *
     * @param endedBy sessions that end then or before are over
     * @return the slot, or {@link #NONE}
     */
    public int separate(int key, long start, long end, long endedBy) {
        int slot = key < heads.length ? heads[key] : NONE;
        while (slot != NONE && (starts[slot] != start || ends[slot] != end)) {
            slot = next[slot];
        }
        if (slot == NONE && end > endedBy) {
            return open(key, start, end);
        }
        return slot;
    }

    /** How many sessions have become part of others since {@link #forgetJoined}. */
    public int joinedCount() {
        return joinedCount;
    }

    /** Their slots, which are in use until {@link #forgetJoined}. */
    public int[] joined() {
        return joined;
    }

    /** The slots that they are part of now, in this order: one that was joined to may have been joined itself later. */
    public int[] joinedTo() {
        return joinedTo;
    }

    /** Gives back the joined slots. */
    public void forgetJoined() {
        for (int i = 0; i < joinedCount; i++) {
            keys.release(keyOfSlot[joined[i]]);
            // It is given back for good when it comes up.
            keyOfSlot[joined[i]] = NONE;
        }
        joinedCount = 0;
    }

    /**
     * Takes a session that is over.
     *
     * @param endedBy not before that of the call before
     * @return its slot, to be {@linkplain #free given back}; {@link #NONE} if none ends at {@code endedBy} or before
     */
    public int take(long endedBy) {
        for (int slot = due.take(endedBy); slot != DueSlots.NONE; slot = due.take(endedBy)) {
            if (keyOfSlot[slot] == NONE) {
                giveBack(slot);
            } else if (ends[slot] > endedBy) {
                due.add(slot, ends[slot]);
            } else {
                unlink(keyOfSlot[slot], slot);
                return slot;
            }
        }
        return NONE;
    }

    /** Gives back slots that were taken. */
    public void free(int[] taken, int count) {
        for (int i = 0; i < count; i++) {
            keys.release(keyOfSlot[taken[i]]);
            giveBack(taken[i]);
        }
    }

    private void giveBack(int slot) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        keyOfSlot[slot] = NONE;
        free[freeCount++] = slot;
    }

    /** Visits the slots of all open sessions. */
    public void forEach(IntConsumer action) {
        for (int slot = 0; slot < slots; slot++) {
            if (keyOfSlot[slot] != NONE) {
                action.accept(slot);
            }
        }
    }

    /** The session of a key that starts at an instant in milliseconds, or {@link #NONE}. */
    public int find(int key, long start) {
        int slot = key < heads.length ? heads[key] : NONE;
        while (slot != NONE && starts[slot] != start) {
            slot = next[slot];
        }
        return slot;
    }

    /** Opens a session that touches no other one of its key, and gives its slot. */
    public int open(int key, long start, long end) {
        int slot = freeCount > 0 ? free[--freeCount] : slots++;
        if (slot == next.length) {
            int larger = slot * 2;
            next = Arrays.copyOf(next, larger);
            keyOfSlot = Arrays.copyOf(keyOfSlot, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        if (key >= heads.length) {
            int known = heads.length;
            heads = Arrays.copyOf(heads, Math.max(key + 1, known * 2));
            Arrays.fill(heads, known, heads.length, NONE);
        }
        keys.acquire(key);
        keyOfSlot[slot] = key;
        starts[slot] = start;
        ends[slot] = end;
        next[slot] = heads[key];
        heads[key] = slot;
        due.add(slot, end);
        made++;
        return slot;
    }

    /** Makes all sessions of a key that touch one part of it. */
    private void join(int key, int slot) {
        int other = heads[key];
        while (other != NONE) {
            int following = next[other];
            if (other != slot && SessionWindows.touch(starts[slot], ends[slot], starts[other], ends[other])) {
                starts[slot] = Math.min(starts[slot], starts[other]);
                ends[slot] = Math.max(ends[slot], ends[other]);
                unlink(key, other);
                remember(other, slot);
                // Longer than before, it may touch some that it did not.
                following = heads[key];
            }
            other = following;
        }
    }

    private void remember(int slot, int to) {
        if (joinedCount == joined.length) {
            joined = Arrays.copyOf(joined, joinedCount * 2);
            joinedTo = Arrays.copyOf(joinedTo, joinedCount * 2);
        }
        joined[joinedCount] = slot;
        joinedTo[joinedCount++] = to;
    }

    private void unlink(int key, int slot) {
        if (heads[key] == slot) {
            heads[key] = next[slot];
            return;
        }
        int before = heads[key];
        while (next[before] != slot) {
            before = next[before];
        }
        next[before] = next[slot];
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, NONE);
        return table;
    }
}
