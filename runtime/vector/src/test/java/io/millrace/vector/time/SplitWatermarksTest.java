package io.millrace.vector.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.plan.EventTime;
import io.millrace.model.plan.EventTime.Origin;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SplitWatermarksTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void waitsForTheSlowestSplit() {
        SplitWatermarks watermarks = watermarks(2);
        watermarks.observe(0, micros(100_000), 0);
        assertThat(watermarks.advance()).isEqualTo(SplitWatermarks.NONE);
        watermarks.observe(1, micros(50_000), 0);
        assertThat(watermarks.advance()).isEqualTo(40_000);
    }

    @Test
    void neverGoesBack() {
        SplitWatermarks watermarks = watermarks(1);
        watermarks.observe(0, micros(100_000), 0);
        watermarks.advance();
        watermarks.observe(0, micros(20_000), 0);
        assertThat(watermarks.advance()).isEqualTo(90_000);
    }

    @Test
    void floorsMicrosecondsBeforeTheEpoch() {
        SplitWatermarks watermarks = watermarks(1);
        watermarks.observe(0, -1, 0);
        assertThat(watermarks.advance()).isEqualTo(-10_001);
    }

    @Test
    void anIdleSplitHoldsNothingBackUntilItSpeaks() {
        SplitWatermarks watermarks = watermarks(2);
        watermarks.observe(0, micros(100_000), 4 * SECOND);
        watermarks.checkIdle(1, 4 * SECOND);
        assertThat(watermarks.advance()).isEqualTo(SplitWatermarks.NONE);
        watermarks.checkIdle(1, 5 * SECOND);
        assertThat(watermarks.advance()).isEqualTo(90_000);
        watermarks.observe(1, micros(10_000), 6 * SECOND);
        watermarks.observe(0, micros(200_000), 6 * SECOND);
        assertThat(watermarks.advance()).isEqualTo(90_000);
    }

    @Test
    void aRestartedTimerCountsAnew() {
        SplitWatermarks watermarks = watermarks(1);
        watermarks.restartIdleTimer(0, 4 * SECOND);
        watermarks.checkIdle(0, 8 * SECOND);
        assertThat(watermarks.isIdle()).isFalse();
        watermarks.checkIdle(0, 9 * SECOND);
        assertThat(watermarks.isIdle()).isTrue();
    }

    @Test
    void whenAllAreQuietTheLatestCounts() {
        SplitWatermarks watermarks = watermarks(2);
        watermarks.observe(0, micros(100_000), 0);
        watermarks.observe(1, micros(50_000), 0);
        watermarks.checkIdle(0, 5 * SECOND);
        watermarks.checkIdle(1, 5 * SECOND);
        assertThat(watermarks.advance()).isEqualTo(90_000);
    }

    @Test
    void aFinishedSplitHoldsNothingBack() {
        SplitWatermarks watermarks = watermarks(2);
        watermarks.observe(0, micros(100_000), 0);
        watermarks.finish(1);
        assertThat(watermarks.advance()).isEqualTo(90_000);
    }

    @Test
    void theLimitOfDriftFollowsTheSlowestActiveSplitThatHasHadRows() {
        SplitWatermarks watermarks = watermarks(3);
        assertThat(watermarks.limit()).isEqualTo(Long.MAX_VALUE);
        watermarks.observe(0, micros(100_000), 0);
        watermarks.observe(1, micros(160_001), 0);
        assertThat(watermarks.limit()).isEqualTo(160_000);
        assertThat(watermarks.latest(1)).isEqualTo(160_001);
        assertThat(watermarks.latest(2)).isEqualTo(SplitWatermarks.NONE);
        watermarks.finish(0);
        assertThat(watermarks.limit()).isEqualTo(220_001);
    }

    private static SplitWatermarks watermarks(int splits) {
        EventTime eventTime = new EventTime(
                "time",
                Origin.ROW,
                Duration.ofSeconds(10),
                Optional.of(Duration.ofSeconds(5)),
                Optional.of(Duration.ofSeconds(60)),
                Optional.empty(),
                OptionalDouble.empty(),
                new EventTime.Watermarks.EachBatch());
        return new SplitWatermarks(splits, new SourceTime(eventTime, new SourceAlignment(Optional.empty())).join(), 0);
    }

    private static long micros(long millis) {
        return millis * 1000;
    }
}
