package io.millrace.kernels.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kernels.DeviationKernels;
import io.millrace.kernels.Kernels;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms are within the bound that {@link DeviationKernels} states. The number of rows is also the seed. */
class DeviationAgreementTest {
    private final List<DeviationKernels> forms = List.of(
            ForcedWidth.kernels().deviations(),
            Kernels.scalar("to compare with").deviations());

    static IntStream rowCounts() {
        return AgreementTest.rowCounts();
    }

    @ParameterizedTest
    @MethodSource("rowCounts")
    void sumsAreWithinTheBound(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        double[] left = column(random, rows);
        double[] right = column(random, rows);
        double pivot = left.length > 0 ? left[0] : 1;
        for (int from = 0; from <= Math.min(rows, 3); from++) {
            int start = from;
            for (DeviationKernels kernels : forms) {
                assertWithinBound(
                        kernels.sum(left, from, rows, pivot), start, rows, row -> difference(left[row], pivot));
                assertWithinBound(kernels.squares(left, from, rows, 1e6), start, rows, row -> difference(left[row], 1e6)
                        .pow(2));
                assertWithinBound(kernels.products(left, 1e6, right, -3, from, rows), start, rows, row -> difference(
                                left[row], 1e6)
                        .multiply(difference(right[row], -3)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteStaysSo(double special) {
        for (int rows = 1; rows < 70; rows++) {
            double[] values = new SplittableRandom(rows).doubles(rows).toArray();
            values[rows / 2] = special;
            for (DeviationKernels kernels : forms) {
                assertThat(kernels.sum(values, 0, rows, 0.5)).isEqualTo(Double.valueOf(special));
                assertThat(kernels.squares(values, 0, rows, 0.5)).isEqualTo(Double.valueOf(Math.abs(special)));
                assertThat(kernels.products(values, 0.5, values, 0.5, 0, rows))
                        .isEqualTo(Double.valueOf(Math.abs(special)));
            }
        }
    }

    /** Of all magnitudes, around a million. */
    private static double[] column(SplittableRandom random, int rows) {
        return random.doubles(rows, -1, 1)
                .map(value -> 1e6 + Math.scalb(value, random.nextInt(-30, 30)))
                .toArray();
    }

    private static BigDecimal difference(double value, double from) {
        return new BigDecimal(value).subtract(new BigDecimal(from));
    }

    private static void assertWithinBound(double actual, int from, int to, IntFunction<BigDecimal> summand) {
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal magnitudes = BigDecimal.ZERO;
        for (int row = from; row < to; row++) {
            exact = exact.add(summand.apply(row));
            magnitudes = magnitudes.add(summand.apply(row).abs());
        }
        BigDecimal bound = magnitudes.multiply(new BigDecimal(Math.scalb(to - from + 3.0, -53)));
        assertThat(new BigDecimal(actual).subtract(exact).abs())
                .as("error of a sum over rows %d to %d", from, to)
                .isLessThanOrEqualTo(bound);
    }
}
