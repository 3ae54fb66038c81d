package io.millrace.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.formats.TimestampForm;
import io.millrace.model.spi.EncodedRecords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimestampWriterTest {
    private static final long YEAR_0 = -62_167_219_200_000_000L;
    private static final long YEAR_10000 = 253_402_300_800_000_000L;

    @Property(tries = 10_000)
    void writesIsoAsInstantDoes(@ForAll @LongRange(min = YEAR_0 - 10, max = YEAR_10000 + 10) long micros) {
        assertThat(written(micros, TimestampForm.ISO8601))
                .isEqualTo(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
    }

    @Property
    void writesIsoOutsideOfFourDigitYears(@ForAll long micros) {
        assertThat(written(micros, TimestampForm.ISO8601))
                .isEqualTo(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
    }

    @Test
    void writesEveryDayOfFourCenturies() {
        for (long day = -200_000; day < 200_000; day++) {
            long micros = day * 86_400_000_000L;
            assertThat(written(micros, TimestampForm.ISO8601))
                    .isEqualTo(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
        }
    }

    @Test
    void writesNumbers() {
        assertThat(written(1_234_567, TimestampForm.MICROS)).isEqualTo("1234567");
        assertThat(written(1_234_567, TimestampForm.MILLIS)).isEqualTo("1234");
        assertThat(written(-1, TimestampForm.MILLIS)).isEqualTo("-1");
    }

    private static String written(long micros, TimestampForm form) {
        EncodedRecords out = new EncodedRecords();
        TimestampWriter.write(micros, form, out);
        out.end();
        return out.string(0);
    }
}
