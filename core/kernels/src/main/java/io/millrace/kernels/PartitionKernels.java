package io.millrace.kernels;

/**
 * Scatter rows by the hashes of their keys. Hashes are divided into {@value #KEY_GROUPS} key groups, ranges of equal size in the order of signed numbers,
 * and key groups into partitions, ranges that differ by one group at most; so that all rows of a key are in one partition, whatever the number of partitions,
 * and state can be moved by groups.
 */
public interface PartitionKernels {
    /** As many as there can be partitions. */
    int KEY_GROUPS = 1 << 12;

    /** The upper bits of a hash, which tables within a partition do not look at. */
    int KEY_GROUP_SHIFT = Long.SIZE - 12;

    /**
     * Writes each of the rows {@code 0 .. count} to the partition of its hash, in ascending order.
     *
     * @param partitions one array for each, from 1 to {@value #KEY_GROUPS}, with {@code count} entries
     * @param sizes takes the number of rows in each partition
     */
    void scatter(long[] hashes, int count, int[][] partitions, int[] sizes);

    /**
     * Writes each of {@code rows[0 .. count)} to the partition of its hash, in the order in which they come.
     *
     * @param hashes by row
     * @param partitions one array for each, from 1 to {@value #KEY_GROUPS}, with {@code count} entries
     * @param sizes takes the number of rows in each partition
     */
    void scatter(long[] hashes, int[] rows, int count, int[][] partitions, int[] sizes);

    /** The key group of a hash. */
    static int keyGroup(long hash) {
        return (int) (hash >> KEY_GROUP_SHIFT) + KEY_GROUPS / 2;
    }

    /** The partition, of so many, that a key group belongs to. */
    static int partition(int keyGroup, int partitions) {
        return keyGroup * partitions / KEY_GROUPS;
    }

    /** The first key group of a partition, of so many; of the partition behind the last, the number of groups. */
    static int firstKeyGroup(int partition, int partitions) {
        return (partition * KEY_GROUPS + partitions - 1) / partitions;
    }
}
