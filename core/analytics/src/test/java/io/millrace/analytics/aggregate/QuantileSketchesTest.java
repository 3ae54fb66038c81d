package io.millrace.analytics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Percentiles are within the stated error of the value at their rank, however values are spread. */
class QuantileSketchesTest {
    private static final double[] FRACTIONS = {0, 0.001, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1};

    private enum Spread {
        EVEN,
        AROUND_ZERO,
        NEGATIVE,
        OVER_MANY_MAGNITUDES,
        OF_FEW_VALUES;

        double of(double x) {
            return switch (this) {
                case EVEN -> x;
                case AROUND_ZERO -> x - 0.5;
                case NEGATIVE -> -1e6 * x;
                case OVER_MANY_MAGNITUDES -> Math.pow(10, 600 * x - 300);
                case OF_FEW_VALUES -> Math.floor(x * 3);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void areWithinTheStatedError(Spread spread) {
        for (int size : new int[] {1, 2, 3, 100, 20_000}) {
            SplittableRandom random = new SplittableRandom(size);
            double[] values = random.doubles(size).map(spread::of).toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            QuantileSketches sketches = sketch(values);
            for (double fraction : FRACTIONS) {
                double exact = sorted[(int) (fraction * (size - 1))];
                assertThat(sketches.percentile(0, fraction))
                        .as("%s of %d", fraction, size)
                        .isCloseTo(exact, within(Math.abs(exact) * QuantileSketches.ERROR * 1.000001));
            }
        }
    }

    @Test
    void takeWhatIsNotANumberAsTheGreatest() {
        QuantileSketches sketches = sketch(new double[] {
            Double.NaN,
            0.0,
            Double.POSITIVE_INFINITY,
            -0.0,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE
        });

        double[] found = new double[7];
        Arrays.setAll(found, i -> sketches.percentile(0, i / 6.0));
        assertThat(found[0]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Arrays.copyOfRange(found, 1, 4)).containsOnly(0.0);
        assertThat(found[4]).isCloseTo(Double.MAX_VALUE, within(Double.MAX_VALUE * QuantileSketches.ERROR));
        assertThat(found[5]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(found[6]).isNaN();
    }

    private static QuantileSketches sketch(double[] values) {
        QuantileSketches sketches = new QuantileSketches();
        sketches.reserve(1);
        int size = values.length;
        sketches.add(
                new DoubleColumn(values, size, Validity.ALL),
                IntStream.range(0, size).toArray(),
                new int[size],
                size);
        sketches.forget();
        sketches.sort(new int[] {0}, 1);
        return sketches;
    }
}
