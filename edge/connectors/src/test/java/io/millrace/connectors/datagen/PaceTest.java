package io.millrace.connectors.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void placesAreDueAtEqualDistances() {
        Pace pace = new Pace(OptionalLong.of(1000), 500, 7_000_000);

        assertThat(pace.due(7_000_000)).isEqualTo(501);
        assertThat(pace.due(7_999_999)).isEqualTo(501);
        assertThat(pace.due(8_000_000)).isEqualTo(502);
        assertThat(pace.due(1_007_000_000)).isEqualTo(1501);
        assertThat(pace.nanosUntil(502, 8_000_000)).isEqualTo(1_000_000);
        assertThat(pace.nanosUntil(502, 20_000_000)).isZero();
    }

    @Test
    void withoutAPaceEverythingIsDue() {
        Pace pace = new Pace(OptionalLong.empty(), 0, 0);

        assertThat(pace.due(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(pace.nanosUntil(1_000_000, 0)).isZero();
    }
}
