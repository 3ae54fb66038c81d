package io.millrace.vector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
    private final RunMetrics metrics = new RunMetrics();

    @Test
    void taskletsOfASourceAreSummedUp() {
        SourceMetrics one = metrics.source("trips");
        SourceMetrics other = metrics.source("trips");

        one.read(3, 30);
        other.read(4, 40);
        one.lag(OptionalLong.of(5));
        assertThat(metrics.snapshot(0).lag()).isEmpty();
        other.lag(OptionalLong.of(6));
        one.lag(OptionalLong.of(2));

        assertThat(metrics.snapshot(0).eventsIn()).isEqualTo(7);
        assertThat(metrics.snapshot(0).bytesIn()).isEqualTo(70);
        assertThat(metrics.snapshot(0).lag()).hasValue(8);
    }

    @Test
    void theWatermarkIsThatOfTheSlowestSourceAndNeverGoesBack() {
        SourceMetrics trips = metrics.source("trips");
        SourceMetrics sameTrips = metrics.source("trips");
        SourceMetrics taxis = metrics.source("taxis");

        trips.watermark(5000);
        assertThat(metrics.snapshot(0).watermarkMillis()).isEmpty();
        taxis.watermark(9000);
        sameTrips.watermark(4000);

        assertThat(metrics.snapshot(0).watermarkMillis()).hasValue(5000);
    }
}
