package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.KeyGroups;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms put every row where its key group belongs, in order, at sizes around every lane width. */
class PartitionAgreementTest {
    private static final int[] COUNTS = {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 1000};

    private final Kernels simd = ForcedWidth.kernels();
    private final Kernels scalar = Kernels.scalar("to compare with");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 100, KeyGroups.COUNT})
    void everyRowGoesToThePartitionOfItsKeyGroup(int partitions) {
        for (int count : COUNTS) {
            long[] hashes = hashes(new SplittableRandom(count), count);
            int[] odd = IntStream.range(0, count).filter(row -> row % 2 == 1).toArray();
            for (Kernels kernels : List.of(simd, scalar)) {
                int[] sizes = new int[partitions + 1];
                int[][] out = new int[partitions][count];

                kernels.partitions().scatter(hashes, count, out, sizes);
                assertPartitions(hashes, IntStream.range(0, count).toArray(), out, sizes);

                kernels.partitions().scatter(hashes, odd, odd.length, out, sizes);
                assertPartitions(hashes, odd, out, sizes);
            }
        }
    }

    private static void assertPartitions(long[] hashes, int[] rows, int[][] out, int[] sizes) {
        for (int i = 0; i < out.length; i++) {
            int partition = i;
            int[] expected = IntStream.of(rows)
                    .filter(row -> partition == ((int) (hashes[row] >> 52) + 2048) * out.length / 4096)
                    .toArray();
            assertThat(Arrays.copyOf(out[i], sizes[i])).as("partition %d", i).isEqualTo(expected);
        }
    }

    private static long[] hashes(SplittableRandom random, int count) {
        long[] edges = {
            Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, 1L << 52, (1L << 52) - 1, -(1L << 52), 1L << 62, (1L << 62) - 1
        };
        long[] hashes = random.longs(count).toArray();
        for (int i = 0; i < count; i += 3) {
            hashes[i] = edges[random.nextInt(edges.length)];
        }
        return hashes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1023, 1024, KeyGroups.COUNT})
    void groupsArePartitionedIntoRangesOfNearlyOneSize(int partitions) {
        int smallest = KeyGroups.COUNT / partitions;
        for (int partition = 0; partition < partitions; partition++) {
            int first = KeyGroups.first(partition, partitions);
            int behind = KeyGroups.first(partition + 1, partitions);

            assertThat(behind - first).isBetween(smallest, smallest + 1);
            assertThat(KeyGroups.partition(first, partitions)).isEqualTo(partition);
            assertThat(KeyGroups.partition(behind - 1, partitions)).isEqualTo(partition);
        }
    }

    @Test
    void hashesAreGroupedInTheOrderOfSignedNumbers() {
        assertThat(KeyGroups.of(Long.MIN_VALUE)).isZero();
        assertThat(KeyGroups.of(-1)).isEqualTo(KeyGroups.COUNT / 2 - 1);
        assertThat(KeyGroups.of(0)).isEqualTo(KeyGroups.COUNT / 2);
        assertThat(KeyGroups.of(Long.MAX_VALUE)).isEqualTo(KeyGroups.COUNT - 1);
    }
}
