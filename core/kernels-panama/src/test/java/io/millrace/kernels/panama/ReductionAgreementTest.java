package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.CompensatedSum;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.kernels.TimestampKernels;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reductions in SIMD are those of the plain loops; sums of doubles are as exact. The number of rows is also the seed. */
class ReductionAgreementTest {
    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1,
        -7,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private final ReductionKernels simd = ForcedWidth.kernels().reductions();
    private final ReductionKernels scalar = Kernels.scalar("to compare with").reductions();

    private interface Slice {
        void check(int from, int to);
    }

    static IntStream rowCounts() {
        return AgreementTest.rowCounts();
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void wholeNumbers(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        int[] ints = random.ints(rows).toArray();
        long[] longs = random.longs(rows).toArray();
        long[] small = random.longs(rows, -1000, 1000).toArray();
        slices(rows, (from, to) -> {
            assertThat(simd.sum(ints, from, to)).isEqualTo(scalar.sum(ints, from, to));
            assertThat(simd.min(ints, from, to)).isEqualTo(scalar.min(ints, from, to));
            assertThat(simd.max(ints, from, to)).isEqualTo(scalar.max(ints, from, to));
            assertThat(simd.sum(longs, from, to)).isEqualTo(scalar.sum(longs, from, to));
            assertThat(simd.min(longs, from, to)).isEqualTo(scalar.min(longs, from, to));
            assertThat(simd.max(longs, from, to)).isEqualTo(scalar.max(longs, from, to));
            assertThat(simd.magnitude(longs, from, to)).isEqualTo(scalar.magnitude(longs, from, to));
            assertThat(simd.magnitude(small, from, to)).isBetween(0L, 1023L);
        });
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void extremesOfDoublesWithAllThatIsSpecial(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        for (int kinds = 1; kinds <= DOUBLES.length; kinds++) {
            double[] some = Arrays.copyOfRange(DOUBLES, DOUBLES.length - kinds, DOUBLES.length);
            double[] values = random.ints(rows, 0, DOUBLES.length)
                    .mapToDouble(i -> i < some.length ? some[i] : 0.5)
                    .toArray();
            slices(rows, (from, to) -> {
                assertSame(simd.min(values, from, to), scalar.min(values, from, to));
                assertSame(simd.max(values, from, to), scalar.max(values, from, to));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void sumsOfIllConditionedDoublesAreExactWithinTheBound(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            // Most of what one value adds, another one takes away: of the digits little is left.
            int j = i / 2;
            values[i] = i % 2 == 0
                    ? Math.scalb(random.nextDouble() - 0.5, random.nextInt(-60, 60))
                    : -values[2 * j] * (1 + Math.scalb(random.nextDouble(), -40));
        }
        slices(rows, (from, to) -> {
            assertWithinBound(simd, values, from, to);
            assertWithinBound(scalar, values, from, to);
        });
    }

    @Test
    void sumsThatAreNotFiniteAreThoseOfTheLoop() {
        SplittableRandom random = new SplittableRandom(1);
        for (double special : new double[] {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -Double.MAX_VALUE
        }) {
            for (int rows = 1; rows < 70; rows++) {
                double[] values = random.doubles(rows).toArray();
                values[random.nextInt(rows)] = special;
                values[random.nextInt(rows)] = special;

                assertSame(
                        total(simd, values, 0, rows).get(),
                        total(scalar, values, 0, rows).get());
            }
        }
    }

    @Test
    void aSumGoesOnFromWhatItWas() {
        double[] values = new double[100];
        Arrays.fill(values, 1.0);
        CompensatedSum total = new CompensatedSum();
        total.set(1e16, 0.5);

        simd.sum(values, 0, 100, total);

        assertThat(total.get()).isEqualTo(1e16 + 100.5);
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void whereAWindowEnds(int rows) {
        TimestampKernels wide = ForcedWidth.kernels().timestamps();
        TimestampKernels plain = Kernels.scalar("to compare with").timestamps();
        SplittableRandom random = new SplittableRandom(rows);
        long[][] bounds = {{0, 10}, {0, 0}, {Long.MIN_VALUE, Long.MAX_VALUE}, {Long.MAX_VALUE - 9, Long.MAX_VALUE}};
        for (long[] window : bounds) {
            long[] inside = new long[rows];
            Arrays.fill(inside, window[0]);
            for (long stray : new long[] {window[0], window[1] - 1, window[1], window[0] - 1, Long.MIN_VALUE}) {
                long[] values = inside.clone();
                if (rows > 0) {
                    values[random.nextInt(rows)] = stray;
                }
                slices(rows, (from, to) -> assertThat(wide.firstOutside(values, window[0], window[1], from, to))
                        .isEqualTo(plain.firstOutside(values, window[0], window[1], from, to)));
            }
        }
    }

    private static void slices(int rows, Slice slice) {
        for (int from = 0; from <= Math.min(rows, 9); from++) {
            for (int to = from; to <= rows; to += Math.max(1, rows / 40)) {
                slice.check(from, to);
            }
        }
    }

    /** NaN is NaN, and 0.0 is not -0.0. */
    private static void assertSame(double actual, double expected) {
        assertThat(Double.valueOf(actual)).isEqualTo(Double.valueOf(expected));
    }

    private static CompensatedSum total(ReductionKernels kernels, double[] values, int from, int to) {
        CompensatedSum total = new CompensatedSum();
        kernels.sum(values, from, to, total);
        return total;
    }

    /** The bound that {@link ReductionKernels} states. */
    private static void assertWithinBound(ReductionKernels kernels, double[] values, int from, int to) {
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal magnitudes = BigDecimal.ZERO;
        for (int i = from; i < to; i++) {
            exact = exact.add(new BigDecimal(values[i]));
            magnitudes = magnitudes.add(new BigDecimal(values[i]).abs());
        }
        double rows = to - from;
        BigDecimal bound = new BigDecimal(Math.ulp(exact.doubleValue()) / 2)
                .add(magnitudes.multiply(new BigDecimal(Math.scalb(rows * rows, -104))));
        assertThat(new BigDecimal(total(kernels, values, from, to).get())
                        .subtract(exact)
                        .abs())
                .as("error of the sum of %d to %d of %d", from, to, values.length)
                .isLessThanOrEqualTo(bound);
    }
}
