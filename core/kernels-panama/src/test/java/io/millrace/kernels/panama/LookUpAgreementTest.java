package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.HashEntry;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.LookUpKernels;
import io.millrace.kernels.TimestampKernels;
import io.millrace.kernels.XxHash64;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Both forms find the same, at sizes around every lane width and block, whether rows are all there or picked. */
class LookUpAgreementTest {
    private static final int[] COUNTS = {0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 511, 512, 513, 530, 2000};

    private final Kernels simd = ForcedWidth.kernels();
    /** Also at widths for which plain loops are chosen. */
    private final LookUpKernels lookUps = new PanamaLookUpKernels(simd.counts());

    private final Kernels scalar = Kernels.scalar("to compare with");

    @Test
    void entriesTellIdsAndTagsFromEachOther() {
        for (long hash : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32}) {
            for (int id : new int[] {0, 1, Integer.MAX_VALUE - 1}) {
                long entry = HashEntry.of(hash, id);

                assertThat(HashEntry.id(entry)).isEqualTo(id);
                assertThat(HashEntry.matches(entry, hash)).isTrue();
                assertThat(HashEntry.matches(entry, hash ^ 1L << 40)).isFalse();
                assertThat(HashEntry.matches(HashEntry.EMPTY, hash)).isFalse();
            }
        }
        assertThat(HashEntry.id(HashEntry.EMPTY)).isEqualTo(HashEntry.NO_ID);
    }

    @Test
    void theFirstPlacesOfKeysAreTheSame() {
        for (int count : COUNTS) {
            SplittableRandom random = new SplittableRandom(count);
            long[] table = table(random, 256, 100);
            long[] hashes = random.longs(2L * count, 0, 200).map(XxHash64::hash).toArray();
            for (int[] rows : rows(random, count)) {
                int[] ids = new int[count];
                int[] others = new int[count];
                int[] expectedIds = new int[count];
                int[] expectedOthers = new int[count];

                int found = lookUps.first(hashes, rows, count, table, ids, others);

                assertThat(found)
                        .isEqualTo(scalar.lookUps().first(hashes, rows, count, table, expectedIds, expectedOthers));
                assertThat(ids).isEqualTo(expectedIds);
                assertThat(Arrays.copyOf(others, found)).isEqualTo(Arrays.copyOf(expectedOthers, found));
                assertThat(found).as("others of %d", count).isBetween(count / 3, count);
                for (int i = 0; i < count; i++) {
                    long entry = table[HashEntry.place(hashes[rows[i]], 255)];
                    assertThat(ids[i]).isEqualTo(HashEntry.id(entry));
                }
            }
        }
    }

    @Test
    void aMismatchIsFoundWhereverItIs() {
        for (int count : COUNTS) {
            SplittableRandom random = new SplittableRandom(count);
            long[] known = random.longs(50).toArray();
            for (int[] rows : rows(random, count)) {
                int[] ids = random.ints(count, 0, known.length).toArray();
                long[] values = new long[2 * count];
                for (int i = 0; i < count; i++) {
                    values[rows[i]] = known[ids[i]];
                }
                int from = count == 0 ? 0 : random.nextInt(count);
                assertThat(mismatch(values, rows, known, ids, from)).isEqualTo(count);
                if (count > 0) {
                    int odd = random.nextInt(count);
                    values[rows[odd]]++;
                    assertThat(mismatch(values, rows, known, ids, 0)).isEqualTo(odd);
                    assertThat(mismatch(values, rows, known, ids, from)).isEqualTo(odd < from ? count : odd);
                }
            }
        }
    }

    private int mismatch(long[] values, int[] rows, long[] known, int[] ids, int from) {
        int found = lookUps.firstMismatch(values, rows, known, ids, from, rows.length);
        assertThat(scalar.lookUps().firstMismatch(values, rows, known, ids, from, rows.length))
                .isEqualTo(found);
        return found;
    }

    @Test
    void timesAreDividedUpToTheFirstInNeitherRange() {
        long[][] ranges = {
            {0, 10, 10, 20},
            {10, 20, 0, 10},
            {5, 10, 0, 0},
            {0, 0, 0, 0},
            {0, 20, 0, 20},
            {Long.MIN_VALUE, 5, 15, Long.MAX_VALUE}
        };
        for (int count : COUNTS) {
            SplittableRandom random = new SplittableRandom(count);
            for (long[] bounds : ranges) {
                long[] times = random.longs(count, 0, 20).toArray();
                if (bounds[1] - bounds[0] == 10) {
                    // None is outside, or one.
                    for (int i = 0; i < count; i++) {
                        times[i] = random.nextLong(0, 20);
                    }
                    if (count > 0 && random.nextBoolean()) {
                        times[random.nextInt(count)] = 20;
                    }
                }
                int from = count == 0 ? 0 : random.nextInt(Math.min(count, 5));
                int[] expected = new int[count + 3];
                int end = divide(scalar.timestamps(), times, from, bounds, expected);
                int[] result = new int[count + 3];
                assertThat(divide(simd.timestamps(), times, from, bounds, result))
                        .isEqualTo(end);
                assertThat(Arrays.copyOf(result, 3 + end - from)).isEqualTo(Arrays.copyOf(expected, 3 + end - from));
            }
        }
    }

    private static int divide(TimestampKernels kernels, long[] times, int from, long[] bounds, int[] result) {
        return kernels.divide(times, from, times.length, bounds, new int[] {7, 8}, result, 3);
    }

    /** Entries of keys from 0 on, with the id of the key's number, at their first places or behind. */
    private static long[] table(SplittableRandom random, int length, int keys) {
        long[] table = new long[length];
        for (int key = 0; key < keys; key++) {
            long hash = XxHash64.hash((long) key);
            int at = HashEntry.place(hash, length - 1);
            while (table[at] != HashEntry.EMPTY) {
                at = at + 1 & length - 1;
            }
            table[at] = HashEntry.of(hash, random.nextInt(1000));
        }
        return table;
    }

    /** All rows, and some. */
    private static int[][] rows(SplittableRandom random, int count) {
        int[] some = random.ints(0, Math.max(1, 2 * count))
                .distinct()
                .limit(count)
                .sorted()
                .toArray();
        return new int[][] {IntStream.range(0, count).toArray(), some};
    }
}
