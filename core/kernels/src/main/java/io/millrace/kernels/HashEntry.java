package io.millrace.kernels;

/**
 * Entries of a hash table: in the upper half of a word the tag of a key, which is part of its hash, in the lower one its id, counted from 1. So nearly all keys that are others are
 * told apart without a look at them.
 */
public final class HashEntry {
    /** Where there is no key. */
    public static final long EMPTY = 0;

    /** The id of {@link #EMPTY}. */
    public static final int NO_ID = -1;

    private HashEntry() {}

    /** @param id at least 0 */
    public static long of(long hash, int id) {
        return (long) tag(hash) << 32 | id + 1;
    }

    /** The id of an entry, or {@link #NO_ID}. */
    public static int id(long entry) {
        return (int) entry - 1;
    }

    /** Whether an entry is that of a key with such a hash. */
    public static boolean matches(long entry, long hash) {
        return (int) (entry >>> 32) == tag(hash);
    }

    /** The first place of a key in a table of {@code mask + 1} entries. */
    public static int place(long hash, int mask) {
        return (int) (hash ^ hash >>> 32) & mask;
    }

    /** Half of the hash, made odd so that no key has that of an empty entry. */
    private static int tag(long hash) {
        return (int) (hash >>> 32) | 1;
    }
}
