package io.millrace.kernels;

/** Scatter rows by the {@linkplain KeyGroups key groups} of their keys' hashes. */
public interface PartitionKernels {
    /**
     * Writes each of the rows {@code 0 .. count} to the partition of its hash, in ascending order.
     *
     * @param partitions one array for each, from 1 to {@value KeyGroups#COUNT}, with {@code count} entries
     * @param sizes takes the number of rows in each partition
     */
    void scatter(long[] hashes, int count, int[][] partitions, int[] sizes);

    /**
     * Writes each of {@code rows[0 .. count)} to the partition of its hash, in the order in which they come.
     *
     * @param hashes by row
     * @param partitions one array for each, from 1 to {@value KeyGroups#COUNT}, with {@code count} entries
     * @param sizes takes the number of rows in each partition
     */
    void scatter(long[] hashes, int[] rows, int count, int[][] partitions, int[] sizes);
}
