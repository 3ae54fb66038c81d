package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.Comparison;
import io.millrace.kernels.ComparisonKernels;
import io.millrace.kernels.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SIMD form and the scalar form give the same, bit for bit. The number of rows is also the seed of the values. */
class AgreementTest {
    private static final int[] INTS = {0, 1, -1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final long[] LONGS = {0, 1, -1, 7, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1,
        -1,
        7,
        Double.NaN,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private final ComparisonKernels simd = ForcedWidth.kernels().comparisons();
    private final ComparisonKernels scalar = Kernels.scalar("to compare with").comparisons();

    /** Around every multiple of every lane width up to 512 bits, and two large ones. */
    static IntStream rowCounts() {
        return IntStream.concat(IntStream.rangeClosed(0, 70), IntStream.of(127, 128, 129, 1000, 4096));
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void rangesOfInts(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        int[] values = random.ints(rows, 0, INTS.length).map(i -> INTS[i]).toArray();
        Selected selected = Selected.of(rows, random);
        for (int low : INTS) {
            for (int high : INTS) {
                for (boolean inside : new boolean[] {true, false}) {
                    agree(
                            rows,
                            out -> simd.range(values, low, high, inside, rows, out),
                            out -> scalar.range(values, low, high, inside, rows, out));
                    agree(
                            selected.count,
                            out -> simd.range(values, low, high, inside, selected.rows, selected.count, out),
                            out -> scalar.range(values, low, high, inside, selected.rows, selected.count, out));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void rangesOfLongs(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        long[] values =
                random.ints(rows, 0, LONGS.length).mapToLong(i -> LONGS[i]).toArray();
        Selected selected = Selected.of(rows, random);
        for (long low : LONGS) {
            for (long high : LONGS) {
                for (boolean inside : new boolean[] {true, false}) {
                    agree(
                            rows,
                            out -> simd.range(values, low, high, inside, rows, out),
                            out -> scalar.range(values, low, high, inside, rows, out));
                    agree(
                            selected.count,
                            out -> simd.range(values, low, high, inside, selected.rows, selected.count, out),
                            out -> scalar.range(values, low, high, inside, selected.rows, selected.count, out));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void rangesOfDoubles(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        double[] values = random.ints(rows, 0, DOUBLES.length)
                .mapToDouble(i -> DOUBLES[i])
                .toArray();
        Selected selected = Selected.of(rows, random);
        for (double low : DOUBLES) {
            for (double high : DOUBLES) {
                for (boolean inside : new boolean[] {true, false}) {
                    agree(
                            rows,
                            out -> simd.range(values, low, high, inside, rows, out),
                            out -> scalar.range(values, low, high, inside, rows, out));
                    agree(
                            selected.count,
                            out -> simd.range(values, low, high, inside, selected.rows, selected.count, out),
                            out -> scalar.range(values, low, high, inside, selected.rows, selected.count, out));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void comparisonsOfColumns(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        int[] leftInts = random.ints(rows, 0, INTS.length).map(i -> INTS[i]).toArray();
        int[] rightInts = random.ints(rows, 0, INTS.length).map(i -> INTS[i]).toArray();
        long[] leftLongs =
                random.ints(rows, 0, LONGS.length).mapToLong(i -> LONGS[i]).toArray();
        long[] rightLongs =
                random.ints(rows, 0, LONGS.length).mapToLong(i -> LONGS[i]).toArray();
        double[] leftDoubles = random.ints(rows, 0, DOUBLES.length)
                .mapToDouble(i -> DOUBLES[i])
                .toArray();
        double[] rightDoubles = random.ints(rows, 0, DOUBLES.length)
                .mapToDouble(i -> DOUBLES[i])
                .toArray();
        Selected selected = Selected.of(rows, random);
        for (Comparison comparison : Comparison.values()) {
            agree(
                    rows,
                    out -> simd.compare(comparison, leftInts, rightInts, rows, out),
                    out -> scalar.compare(comparison, leftInts, rightInts, rows, out));
            agree(
                    rows,
                    out -> simd.compare(comparison, leftLongs, rightLongs, rows, out),
                    out -> scalar.compare(comparison, leftLongs, rightLongs, rows, out));
            agree(
                    rows,
                    out -> simd.compare(comparison, leftDoubles, rightDoubles, rows, out),
                    out -> scalar.compare(comparison, leftDoubles, rightDoubles, rows, out));
            agree(
                    selected.count,
                    out -> simd.compare(comparison, leftInts, rightInts, selected.rows, selected.count, out),
                    out -> scalar.compare(comparison, leftInts, rightInts, selected.rows, selected.count, out));
            agree(
                    selected.count,
                    out -> simd.compare(comparison, leftLongs, rightLongs, selected.rows, selected.count, out),
                    out -> scalar.compare(comparison, leftLongs, rightLongs, selected.rows, selected.count, out));
            agree(
                    selected.count,
                    out -> simd.compare(comparison, leftDoubles, rightDoubles, selected.rows, selected.count, out),
                    out -> scalar.compare(comparison, leftDoubles, rightDoubles, selected.rows, selected.count, out));
        }
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void rowsOfBits(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        int length = (rows + 63) / 64;
        long[] some = random.longs(length).toArray();
        long[] all = new long[length];
        Arrays.fill(all, -1L);
        for (long[] words : new long[][] {some, all, new long[length]}) {
            for (boolean wanted : new boolean[] {true, false}) {
                agree(
                        rows,
                        out -> ForcedWidth.kernels().bitmaps().rows(words, wanted, rows, out),
                        out -> Kernels.scalar("to compare with").bitmaps().rows(words, wanted, rows, out));
            }
        }
    }

    private interface Kernel {
        int run(int[] out);
    }

    /** {@code out} has no entry to spare, so that slack beyond it would throw. */
    private static void agree(int count, Kernel actual, Kernel expected) {
        int[] actualOut = new int[count];
        int[] expectedOut = new int[count];
        int actualCount = actual.run(actualOut);
        int expectedCount = expected.run(expectedOut);
        assertThat(Arrays.copyOf(actualOut, actualCount)).isEqualTo(Arrays.copyOf(expectedOut, expectedCount));
    }

    /** About half of the rows. */
    private record Selected(int[] rows, int count) {
        static Selected of(int rowCount, SplittableRandom random) {
            int[] rows = IntStream.range(0, rowCount)
                    .filter(row -> random.nextBoolean())
                    .toArray();
            return new Selected(rows, rows.length);
        }
    }
}
