package io.millrace.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalarKernelsTest {
    private static final double[] DOUBLES = {
        0.0, -0.0, 1.5, -1.5, Double.NaN, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    private static final long[] LONGS = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 12};

    private final Kernels kernels = Kernels.scalar("for tests");

    @Test
    void rangesKeepWhatLiesInsideOrOutside() {
        ComparisonKernels comparisons = kernels.comparisons();
        int[] out = new int[8];
        double[] d = DOUBLES;
        for (double low : DOUBLES) {
            for (double high : DOUBLES) {
                IntPredicate inside = row -> d[row] >= low && d[row] <= high;
                assertThat(kept(out, comparisons.range(d, low, high, true, 8, out)))
                        .isEqualTo(rows(8, inside));
                assertThat(kept(out, comparisons.range(d, low, high, false, 8, out)))
                        .isEqualTo(rows(8, inside.negate()));
            }
        }
    }

    @Test
    void theSelectedFormMayWriteOverItsSelection() {
        long[] values = {5, 6, 7, 8, 9};
        int[] rows = {0, 2, 3, 4};

        int count = kernels.comparisons().range(values, 7, 8, true, rows, 4, rows);

        assertThat(kept(rows, count)).containsExactly(2, 3);
    }

    @ParameterizedTest
    @EnumSource
    void comparesColumns(Comparison comparison) {
        ComparisonKernels comparisons = kernels.comparisons();
        SplittableRandom random = new SplittableRandom(1);
        long[] left = random.ints(500, 0, LONGS.length).mapToLong(i -> LONGS[i]).toArray();
        long[] right =
                random.ints(500, 0, LONGS.length).mapToLong(i -> LONGS[i]).toArray();
        int[] leftInts = Arrays.stream(left).mapToInt(Long::hashCode).toArray();
        int[] rightInts = Arrays.stream(right).mapToInt(Long::hashCode).toArray();
        int[] even = IntStream.range(0, 250).map(i -> 2 * i).toArray();
        int[] out = new int[500];
        IntPredicate longs = row -> comparison.holds(Long.compare(left[row], right[row]));
        IntPredicate ints = row -> comparison.holds(Integer.compare(leftInts[row], rightInts[row]));

        assertThat(kept(out, comparisons.compare(comparison, left, right, 500, out)))
                .isEqualTo(rows(500, longs));
        assertThat(kept(out, comparisons.compare(comparison, left, right, even, 250, out)))
                .isEqualTo(rows(500, longs.and(row -> row % 2 == 0)));
        assertThat(kept(out, comparisons.compare(comparison, leftInts, rightInts, 500, out)))
                .isEqualTo(rows(500, ints));
        assertThat(kept(out, comparisons.compare(comparison, leftInts, rightInts, even, 250, out)))
                .isEqualTo(rows(500, ints.and(row -> row % 2 == 0)));
    }

    @ParameterizedTest
    @EnumSource
    void doublesCompareAsIeeeSays(Comparison comparison) {
        int[] out = new int[8];
        double[] left = DOUBLES;
        for (double constant : DOUBLES) {
            double[] right = new double[8];
            Arrays.fill(right, constant);
            IntPredicate expected = row -> switch (comparison) {
                case EQUAL -> left[row] == constant;
                case NOT_EQUAL -> left[row] != constant;
                case LESS -> left[row] < constant;
                case LESS_OR_EQUAL -> left[row] <= constant;
                case GREATER -> left[row] > constant;
                case GREATER_OR_EQUAL -> left[row] >= constant;
            };
            assertThat(kept(out, kernels.comparisons().compare(comparison, left, right, 8, out)))
                    .isEqualTo(rows(8, expected));
            assertThat(kept(out, kernels.comparisons().compare(comparison.swapped(), right, left, 8, out)))
                    .isEqualTo(rows(8, expected));
        }
    }

    @Test
    void leastAndGreatestOfNothingAreTheNeutralValues() {
        assertThat(kernels.reductions().min(LONGS, 3, 3)).isEqualTo(Long.MAX_VALUE);
        assertThat(kernels.reductions().max(LONGS, 3, 3)).isEqualTo(Long.MIN_VALUE);
        assertThat(kernels.reductions().min(LONGS, 0, 3)).isEqualTo(-1);
        assertThat(kernels.reductions().max(LONGS, 0, 3)).isEqualTo(1);
    }

    @Test
    void hashColumnsHoldTheHashOfEachValue() {
        SplittableRandom random = new SplittableRandom(1);
        int[] ints = random.ints(777).toArray();
        long[] longs = random.longs(777).toArray();
        long[] hashes = new long[777];
        long[] more = new long[777];

        kernels.hash().hashInts(ints, 777, hashes);
        kernels.hash().hashLongs(longs, 777, more);
        assertThat(hashes)
                .isEqualTo(Arrays.stream(ints).mapToLong(XxHash64::hash).toArray());
        assertThat(more).isEqualTo(Arrays.stream(longs).map(XxHash64::hash).toArray());

        kernels.hash().combine(hashes, more, 777);
        assertThat(hashes)
                .isEqualTo(IntStream.range(0, 777)
                        .mapToLong(i -> XxHash64.combine(XxHash64.hash(ints[i]), XxHash64.hash(longs[i])))
                        .toArray());
    }

    @Test
    void rowsAreThoseOfTheBits() {
        long[] words = {1L << 63 | 0b101, 0b10};
        int[] out = new int[66];

        assertThat(kept(out, kernels.bitmaps().rows(words, true, 66, out))).containsExactly(0, 2, 63, 65);
        assertThat(kept(out, kernels.bitmaps().rows(words, false, 4, out))).containsExactly(1, 3);
    }

    @Test
    void aWindowEndsWhereATimeLiesOutside() {
        long[] times = {5, 6, 9, 5, 10, 5};

        assertThat(kernels.timestamps().firstOutside(times, 5, 10, 0, 6)).isEqualTo(4);
        assertThat(kernels.timestamps().firstOutside(times, 6, 10, 1, 6)).isEqualTo(3);
        assertThat(kernels.timestamps().firstOutside(times, 5, 10, 0, 4)).isEqualTo(4);
    }

    @Test
    void byteStringsAreHashedByTheirOffsets() {
        byte[] data = "abcdefghij".getBytes(StandardCharsets.US_ASCII);
        long[] hashes = new long[3];

        kernels.hash().hashBytes(data, new int[] {0, 3, 3, 10}, 3, hashes);

        assertThat(hashes)
                .containsExactly(XxHash64.hash(data, 0, 3), XxHash64.hash(data, 3, 3), XxHash64.hash(data, 3, 10));
    }

    private static int[] kept(int[] out, int count) {
        return Arrays.copyOf(out, count);
    }

    private static int[] rows(int count, IntPredicate kept) {
        return IntStream.range(0, count).filter(kept).toArray();
    }
}
