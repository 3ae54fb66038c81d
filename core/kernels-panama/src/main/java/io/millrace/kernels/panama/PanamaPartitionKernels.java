package io.millrace.kernels.panama;

import io.millrace.kernels.ComparisonKernels;
import io.millrace.kernels.KeyGroups;
import io.millrace.kernels.PartitionKernels;
import io.millrace.kernels.ScalarPartitionKernels;

/**
 * A partition is a range of hashes, and rows in a range are found by vectors, once for each partition. That is faster than to store row by row as long as there
 * are few partitions.
 */
public final class PanamaPartitionKernels implements PartitionKernels {
    /** With more of them, plain loops are faster: each partition is another look at all hashes. */
    static final int MOST_PARTITIONS = 4;

    private final ScalarPartitionKernels scalar = new ScalarPartitionKernels();
    private final ComparisonKernels comparisons;

    /** @param comparisons that find the rows of a range; each of them is counted as such */
    public PanamaPartitionKernels(ComparisonKernels comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public void scatter(long[] hashes, int count, int[][] partitions, int[] sizes) {
        if (partitions.length > MOST_PARTITIONS) {
            scalar.scatter(hashes, count, partitions, sizes);
            return;
        }
        for (int i = 0; i < partitions.length; i++) {
            long low = KeyGroups.firstHash(KeyGroups.first(i, partitions.length));
            long high = KeyGroups.firstHash(KeyGroups.first(i + 1, partitions.length)) - 1;
            sizes[i] = comparisons.range(hashes, low, high, true, count, partitions[i]);
        }
    }

    @Override
    public void scatter(long[] hashes, int[] rows, int count, int[][] partitions, int[] sizes) {
        scalar.scatter(hashes, rows, count, partitions, sizes);
    }
}
