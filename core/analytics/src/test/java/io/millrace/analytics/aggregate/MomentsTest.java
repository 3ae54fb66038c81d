package io.millrace.analytics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Column;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variances and covariances of data on which the sum of squares less the square of the sum has no digit left. */
class MomentsTest {
    private static final int SLOT = 1;

    @ParameterizedTest(name = "{0} rows around {1}, {2} apart")
    @CsvSource({
        "2, 1e15, 1",
        "3, -1e9, 1e-6",
        "63, 1e12, 1e-3",
        "1000, 1e15, 1",
        "5000, 1e9, 1e-6",
        "5000, 0, 1",
        "5000, 1e100, 1e85"
    })
    void tinyVarianceAroundALargeMean(int rows, double mean, double spread) {
        SplittableRandom random = new SplittableRandom(rows);
        double[] values =
                random.doubles(rows, -1, 1).map(value -> mean + spread * value).toArray();
        Column column = new DoubleColumn(values, rows, Validity.ALL);
        BigDecimal exact = central(values, values);
        double tolerance = 8 * rows * 0x1p-53;

        Moments slices = new Moments();
        slices.reserve(SLOT + 1);
        slices.addSlice(column, 0, rows / 3 + 1, SLOT);
        slices.addSlice(column, rows / 3 + 1, rows, SLOT);
        assertClose(slices.squares(SLOT), exact, tolerance);

        Moments single = rowByRow(column);
        assertClose(single.squares(SLOT), exact, tolerance);
        assertThat(single.count(SLOT)).isEqualTo(rows).isEqualTo(slices.count(SLOT));
    }

    @Test
    void anOutlierComesFirst() {
        double[] values = new double[1000];
        Arrays.setAll(values, i -> i == 0 ? 1e15 : 1 + i * 1e-3);
        Moments moments = new Moments();
        moments.reserve(SLOT + 1);

        moments.addSlice(new DoubleColumn(values, 1000, Validity.ALL), 0, 1000, SLOT);

        assertClose(moments.squares(SLOT), central(values, values), 8000 * 0x1p-53);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1e15 + 0.125, -1e-300, 1e200})
    void equalValuesHaveNoVariance(double value) {
        double[] values = new double[3000];
        Arrays.fill(values, value);
        Column column = new DoubleColumn(values, 3000, Validity.ALL);
        Moments slices = new Moments();
        slices.reserve(SLOT + 1);
        slices.addSlice(column, 0, 3000, SLOT);

        assertThat(slices.squares(SLOT)).isZero();
        assertThat(rowByRow(column).squares(SLOT)).isZero();
    }

    @Test
    void notANumberWhereAnyValueIsNone() {
        double[] values = {1, Double.POSITIVE_INFINITY, 2};
        Column column = new DoubleColumn(values, 3, Validity.ALL);
        Moments slices = new Moments();
        slices.reserve(SLOT + 1);
        slices.addSlice(column, 0, 3, SLOT);

        assertThat(slices.squares(SLOT)).isNaN();
        assertThat(rowByRow(column).squares(SLOT)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 64, 3000})
    void pairsOfWholeNumbersAndDoubles(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        long[] longs = random.longs(rows, 1L << 50, (1L << 50) + 1000).toArray();
        int[] ints = random.ints(rows, -5, 5).toArray();
        double[] lefts = Arrays.stream(longs).asDoubleStream().toArray();
        double[] rights = Arrays.stream(ints).asDoubleStream().toArray();
        Column left = new LongColumn(longs, rows, Validity.ALL);
        Column right = new IntColumn(ints, rows, Validity.ALL);
        PairMoments slices = pairMoments();
        slices.addSlice(left, right, 0, rows / 2, SLOT);
        slices.addSlice(left, right, rows / 2, rows, SLOT);
        PairMoments single = pairMoments();
        single.add(left, right, IntStream.range(0, rows).toArray(), slots(rows), rows);

        double leftSquares = central(lefts, lefts).doubleValue();
        double rightSquares = central(rights, rights).doubleValue();
        // The error of a covariance is that of the product of the deviations, which may be far greater.
        double bound = 8 * rows * 0x1p-53 * Math.sqrt(leftSquares * rightSquares);
        for (PairMoments moments : new PairMoments[] {slices, single}) {
            assertClose(moments.leftSquares(SLOT), central(lefts, lefts), 8 * rows * 0x1p-53);
            assertClose(moments.rightSquares(SLOT), central(rights, rights), 8 * rows * 0x1p-53);
            assertThat(Math.abs(moments.products(SLOT) - central(lefts, rights).doubleValue()))
                    .isLessThanOrEqualTo(bound);
        }
    }

    @Test
    void aRowCountsIfBothFieldsHaveValues() {
        Column left = new DoubleColumn(new double[] {1, 2, 3, 9}, 4, Validity.of(new long[] {0b0111}, 1));
        Column right = new DoubleColumn(new double[] {10, 9, 30, 40}, 4, Validity.of(new long[] {0b1101}, 1));
        PairMoments moments = pairMoments();

        moments.add(left, right, new int[] {0, 1, 2, 3}, slots(4), 4);

        assertThat(moments.count(SLOT)).isEqualTo(2);
        assertThat(moments.products(SLOT)).isEqualTo(20);
    }

    @Test
    void aClearedSlotIsNew() {
        Column column = new DoubleColumn(new double[] {1, 5}, 2, Validity.ALL);
        Moments moments = rowByRow(column);
        moments.clear(new int[] {SLOT}, 1);
        moments.addSlice(column, 0, 2, SLOT);

        assertThat(moments.count(SLOT)).isEqualTo(2);
        assertThat(moments.squares(SLOT)).isEqualTo(8);
    }

    private static PairMoments pairMoments() {
        PairMoments moments = new PairMoments();
        moments.reserve(SLOT + 1);
        return moments;
    }

    private static Moments rowByRow(Column column) {
        Moments moments = new Moments();
        moments.reserve(SLOT + 1);
        int rows = column.size();
        moments.add(column, IntStream.range(0, rows).toArray(), slots(rows), rows);
        return moments;
    }

    private static int[] slots(int rows) {
        int[] slots = new int[rows];
        Arrays.fill(slots, SLOT);
        return slots;
    }

    /** The sum of the products of the deviations, exactly but for one division. */
    private static BigDecimal central(double[] lefts, double[] rights) {
        BigDecimal left = BigDecimal.ZERO;
        BigDecimal right = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        for (int i = 0; i < lefts.length; i++) {
            left = left.add(new BigDecimal(lefts[i]));
            right = right.add(new BigDecimal(rights[i]));
            products = products.add(new BigDecimal(lefts[i]).multiply(new BigDecimal(rights[i])));
        }
        return products.subtract(left.multiply(right).divide(BigDecimal.valueOf(lefts.length), new MathContext(400)));
    }

    private static void assertClose(double actual, BigDecimal exact, double relative) {
        assertThat(new BigDecimal(actual).subtract(exact).abs())
                .as("error of %s, which should be %s", actual, exact.doubleValue())
                .isLessThanOrEqualTo(exact.abs().multiply(new BigDecimal(relative)));
    }
}
