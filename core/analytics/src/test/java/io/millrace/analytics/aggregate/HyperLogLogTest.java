package io.millrace.analytics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.kernels.XxHash64;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperLogLogTest {
    /** Over many sketches the mean error is near nothing, and the root of the mean square near the standard error. */
    @ParameterizedTest
    @CsvSource({"4, 10", "4, 5000", "8, 3", "8, 100", "8, 1000", "8, 50000", "12, 30", "12, 4000", "12, 200000"})
    void isOffByTheStandardErrorThatIsStated(int precision, int values) {
        int sketches = 50;
        double stated = 1.04 / Math.sqrt(1 << precision);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < sketches; i++) {
            HyperLogLog sketch = new HyperLogLog(precision);
            add(sketch, i * 10_000_000L, values);
            double error = sketch.estimate() / values - 1;
            sum += error;
            squares += error * error;
        }

        assertThat(sum / sketches).isCloseTo(0, within(stated / 2));
        assertThat(Math.sqrt(squares / sketches)).isLessThan(stated * 1.4);
    }

    @Test
    void ofNoValuesIsNothing() {
        assertThat(new HyperLogLog(12).estimate()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4, 9, 3", "10, 5, 300", "10, 300, 5", "10, 40, 45", "10, 5000, 5000", "21, 1000, 1000"})
    void mergedSavedAndInAnyOrderIsTheSame(int precision, int left, int right) {
        HyperLogLog both = new HyperLogLog(precision);
        add(both, 0, left);
        add(both, 1_000_000, right);
        add(both, 0, left);

        HyperLogLog merged = new HyperLogLog(precision);
        add(merged, 1_000_000, right);
        HyperLogLog other = new HyperLogLog(precision);
        add(other, 0, left);
        merged.addAll(other);
        assertThat(merged.estimate()).isEqualTo(both.estimate());

        BytesColumnBuilder builder = new BytesColumnBuilder(2);
        builder.append(new byte[3]);
        merged.write(builder);
        BytesColumn column = builder.build();
        HyperLogLog restored = new HyperLogLog(precision);
        restored.read(column.data(), column.start(1), column.length(1));
        assertThat(restored.estimate()).isEqualTo(both.estimate());
        assertThat(column.length(1)).isLessThanOrEqualTo(1 + Math.max(32, 1 << precision));

        restored.clear();
        assertThat(restored.estimate()).isZero();
    }

    @Test
    void takesAnyHash() {
        SplittableRandom random = new SplittableRandom(1);
        for (int precision = 4; precision <= 21; precision++) {
            HyperLogLog sketch = new HyperLogLog(precision);
            for (int shift = 0; shift < 64; shift++) {
                sketch.add(0);
                sketch.add(-1L >>> shift);
                sketch.add(random.nextLong() >>> shift);
            }
            assertThat(sketch.estimate()).isPositive().isFinite();
        }
    }

    private static void add(HyperLogLog sketch, long from, int count) {
        for (int i = 0; i < count; i++) {
            sketch.add(XxHash64.hash(from + i));
        }
    }
}
