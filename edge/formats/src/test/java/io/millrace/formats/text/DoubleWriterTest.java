package io.millrace.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.spi.EncodedRecords;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleWriterTest {
    private final DoubleWriter writer = new DoubleWriter();

    @Property(tries = 20_000)
    void writesTheShortestFormOfAnyBits(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertShortest(value);
        }
    }

    @Property(tries = 20_000)
    void writesTheShortestFormOfShortDecimals(@ForAll int digits, @ForAll @IntRange(min = -12, max = 12) int exponent) {
        assertShortest(BigDecimal.valueOf(digits, exponent).doubleValue());
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "-1, -1.0",
        "-0.5, -0.5",
        "33.25, 33.25",
        "0.000001, 0.000001",
        "1e-7, 1.0E-7",
        "12345678, 12345678.0",
        "1e300, 1.0E300",
        "0.1, 0.1",
        "12.333333333333334, 12.333333333333334",
        "4.9e-324, 4.9E-324",
        "NaN, NaN",
        "-Infinity, -Infinity",
        "999999999.999999, 999999999.999999"
    })
    void writes(double value, String text) {
        assertThat(written(value)).isEqualTo(text);
    }

    private void assertShortest(double value) {
        String text = written(value);
        assertThat(Double.doubleToLongBits(Double.parseDouble(text))).isEqualTo(Double.doubleToLongBits(value));
        assertThat(new BigDecimal(text)).isEqualByComparingTo(new BigDecimal(Double.toString(value)));
    }

    private String written(double value) {
        EncodedRecords out = new EncodedRecords();
        writer.write(value, out);
        out.end();
        return out.string(0);
    }
}
