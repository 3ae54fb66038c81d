package io.millrace.kernels;

/**
 * Key groups: ranges of hashes of equal size, in the order of signed numbers. A partition of keys is a range of key groups, and partitions differ by one group at most; so all
 * rows of a key are in one partition, whatever the number of partitions, and state can be moved by groups.
 */
public final class KeyGroups {
    /** The number of key groups, which is as many as there can be partitions. */
    public static final int COUNT = 1 << 12;

    /** The upper bits of a hash, which tables within a partition do not look at. */
    private static final int SHIFT = Long.SIZE - 12;

    private KeyGroups() {}

    /** The key group of a hash. */
    public static int of(long hash) {
        return (int) (hash >> SHIFT) + COUNT / 2;
    }

    /** The least hash of a key group; that of the one behind the last wraps around to the least of all. */
    public static long firstHash(int keyGroup) {
        return (long) (keyGroup - COUNT / 2) << SHIFT;
    }

    /** The partition, of so many, that a key group belongs to. */
    public static int partition(int keyGroup, int partitions) {
        return keyGroup * partitions / COUNT;
    }

    /** The first key group of a partition, of so many; of the partition behind the last, the number of groups. */
    public static int first(int partition, int partitions) {
        return (partition * COUNT + partitions - 1) / partitions;
    }
}
