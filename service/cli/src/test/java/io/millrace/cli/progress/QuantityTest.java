package io.millrace.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0         | 0/s
            949.6     | 950/s
            999.5     | 1.0 k/s
            41_300    | 41.3 k/s
            999_949   | 999.9 k/s
            999_950   | 1.00 M/s
            2_104_000 | 2.10 M/s
            """)
    void rates(String perSecond, String expected) {
        assertThat(Quantity.rate(Double.parseDouble(perSecond.replace("_", ""))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,0 µs", "999,999 µs", "1000,1.0 ms", "3249,3.2 ms", "1250000,1.25 s"})
    void latencies(long micros, String expected) {
        assertThat(Quantity.micros(micros)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT7S,0:07", "PT12M34S,12:34", "PT1H2M3S,1:02:03", "PT27H,27:00:00"})
    void clocks(Duration duration, String expected) {
        assertThat(Quantity.clock(duration)).isEqualTo(expected);
    }

    @Test
    void countsWithSeparators() {
        assertThat(Quantity.count(508_239)).isEqualTo("508,239");
    }

    @Test
    void noTimeMeansNoRate() {
        assertThat(Quantity.perSecond(10, 0)).isZero();
        assertThat(Quantity.perSecond(10, 500_000_000)).isEqualTo(20);
    }
}
