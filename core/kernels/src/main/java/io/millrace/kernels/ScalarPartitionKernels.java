package io.millrace.kernels;

import java.util.Arrays;

/** A store for each row. */
public final class ScalarPartitionKernels implements PartitionKernels {
    @Override
    public void scatter(long[] hashes, int count, int[][] partitions, int[] sizes) {
        Arrays.fill(sizes, 0, partitions.length, 0);
        for (int row = 0; row < count; row++) {
            int partition = KeyGroups.partition(KeyGroups.of(hashes[row]), partitions.length);
            partitions[partition][sizes[partition]++] = row;
        }
    }

    @Override
    public void scatter(long[] hashes, int[] rows, int count, int[][] partitions, int[] sizes) {
        Arrays.fill(sizes, 0, partitions.length, 0);
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int partition = KeyGroups.partition(KeyGroups.of(hashes[row]), partitions.length);
            partitions[partition][sizes[partition]++] = row;
        }
    }
}
