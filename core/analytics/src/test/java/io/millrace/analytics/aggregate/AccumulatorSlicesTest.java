package io.millrace.analytics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slice gives a slot what its rows one by one give it. */
class AccumulatorSlicesTest {
    private static final int SLOT = 2;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 63, 64, 65, 1000})
    void wholeNumbers(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        Column ints = new IntColumn(random.ints(rows).toArray(), rows, Validity.ALL);
        Column small = new LongColumn(random.longs(rows, -999, 999).toArray(), rows, Validity.ALL);
        Column large =
                new LongColumn(random.longs(rows).map(value -> value >> 12).toArray(), rows, Validity.ALL);
        for (Column column : new Column[] {ints, small, large}) {
            assertThat(slice(LongSum::new, column).get(SLOT))
                    .isEqualTo(rowByRow(LongSum::new, column).get(SLOT));
            assertThat(slice(ValueCount::new, column).get(SLOT)).isEqualTo(rows - 1);
            for (boolean greatest : new boolean[] {true, false}) {
                assertThat(slice(() -> new LongExtreme(greatest), column).get(SLOT))
                        .isEqualTo(rowByRow(() -> new LongExtreme(greatest), column)
                                .get(SLOT));
            }
            assertThat(slice(Values::new, column).count(SLOT)).isEqualTo(rows - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 63, 64, 65, 1000})
    void doubles(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        double[] values = random.doubles(rows, -1, 1).toArray();
        for (double special : new double[] {Double.NaN, -0.0, 5}) {
            values[rows / 2] = special;
            Column column = new DoubleColumn(values, rows, Validity.ALL);
            for (boolean greatest : new boolean[] {true, false}) {
                assertThat(Double.valueOf(
                                slice(() -> new DoubleExtreme(greatest), column).get(SLOT)))
                        .isEqualTo(Double.valueOf(rowByRow(() -> new DoubleExtreme(greatest), column)
                                .get(SLOT)));
            }
            double expected = rowByRow(DoubleSum::new, column).get(SLOT);
            double actual = slice(DoubleSum::new, column).get(SLOT);
            if (Double.isNaN(expected)) {
                assertThat(actual).isNaN();
            } else {
                assertThat(actual).isCloseTo(expected, within(Math.ulp(expected)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 63, 64, 65, 1000})
    void decimals(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        long[] low = random.longs(rows).toArray();
        long[] high = random.longs(rows, -9, 9).toArray();
        for (Column column : new Column[] {
            new DecimalColumn(new DataType.Decimal(38, 3), high, low, rows, Validity.ALL),
            new DecimalColumn(new DataType.Decimal(18, 3), new long[0], high, rows, Validity.ALL)
        }) {
            assertThat(slice(DecimalSum::new, column).value(SLOT, 3))
                    .isEqualTo(rowByRow(DecimalSum::new, column).value(SLOT, 3));
            for (boolean greatest : new boolean[] {true, false}) {
                DecimalExtreme slice = slice(() -> new DecimalExtreme(greatest), column);
                DecimalExtreme single = rowByRow(() -> new DecimalExtreme(greatest), column);
                assertThat(slice.low(SLOT)).isEqualTo(single.low(SLOT));
                assertThat(slice.high(SLOT)).isEqualTo(single.high(SLOT));
            }
            assertThat(slice(Values::new, column).count(SLOT)).isEqualTo(rows - 1);
        }
    }

    @Test
    void aSumOverflowsAtTheSameRow() {
        long[] values = {Long.MAX_VALUE, 1, -5};
        Column column = new LongColumn(values, 3, Validity.ALL);
        LongSum sum = new LongSum();
        sum.reserve(1);

        assertThatThrownBy(() -> sum.addSlice(column, 0, 3, 0)).isInstanceOf(ArithmeticException.class);
        assertThat(sum.get(0)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> sum.addSlice(new IntColumn(new int[] {1}, 1, Validity.ALL), 0, 1, 0))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void runsAreLongOrNot() {
        int[] rows = IntStream.range(5, 261).toArray();
        int[] slots = new int[256];
        Arrays.fill(slots, 100, 256, 7);

        assertThat(SlotRuns.areLong(rows, slots, 256)).isTrue();
        assertThat(SlotRuns.end(slots, 0, 256)).isEqualTo(100);
        assertThat(SlotRuns.end(slots, 100, 256)).isEqualTo(256);
        assertThat(SlotRuns.areLong(rows, rows, 256)).as("a slot a row").isFalse();
        assertThat(SlotRuns.areLong(rows, slots, 63)).as("few rows").isFalse();
        rows[255]++;
        assertThat(SlotRuns.areLong(rows, slots, 256)).as("a row between").isFalse();
    }

    /** All rows but the first. */
    private static <A extends SliceAccumulator> A slice(Supplier<A> make, Column column) {
        A accumulator = make.get();
        accumulator.reserve(SLOT + 1);
        accumulator.addSlice(column, 1, column.size(), SLOT);
        return accumulator;
    }

    private static <A extends SliceAccumulator> A rowByRow(Supplier<A> make, Column column) {
        A accumulator = make.get();
        accumulator.reserve(SLOT + 1);
        int count = column.size() - 1;
        int[] slots = new int[count];
        Arrays.fill(slots, SLOT);
        accumulator.add(column, IntStream.rangeClosed(1, count).toArray(), slots, count);
        return accumulator;
    }
}
