package io.millrace.vector.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.plan.EventTime;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import io.millrace.vector.time.SourceAlignment;
import io.millrace.vector.time.SourceTime;
import io.millrace.vector.time.SplitWatermarks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SplitSlicesTest {
    private static final long MILLI = 1_000_000;

    private final Splits reader = new Splits(3);

    @Test
    void cutsWhatWasPolledAndDropsNothing() {
        SplitSlices slices = new SplitSlices(reader, 3, 10, null, Optional.empty(), 0);
        reader.give(0, 25);
        reader.give(0, 3);

        assertThat(drain(slices)).containsExactly("0: 0-10", "0: 10-20", "0: 20-25", "0: 0-3");
        assertThat(slices.isFinished(0)).isFalse();
        reader.end(0);
        assertThat(slices.isFinished(0)).isTrue();
        assertThat(slices.isFinished()).isFalse();
    }

    @Test
    void splitsTakeTurnsWithoutEventTime() {
        SplitSlices slices = new SplitSlices(reader, 3, 10, null, Optional.empty(), 0);
        reader.give(0, 20);
        reader.give(2, 20);

        assertThat(drain(slices)).containsExactly("0: 0-10", "2: 0-10", "0: 10-20", "2: 10-20");
    }

    @Test
    void takesTheSplitThatIsFurthestBehind() {
        SplitWatermarks watermarks = watermarks(Optional.empty());
        SplitSlices slices = new SplitSlices(reader, 3, 10, watermarks, Optional.empty(), 0);
        watermarks.observe(0, 3000, 0);
        watermarks.observe(1, 1000, 0);
        watermarks.observe(2, 2000, 0);
        for (int split = 0; split < 3; split++) {
            reader.give(split, 20);
        }

        assertThat(name(slices.next(0))).isEqualTo("1: 0-10");
        watermarks.observe(1, 9000, 0);
        assertThat(name(slices.next(0))).isEqualTo("2: 0-10");
        watermarks.observe(2, 9000, 0);
        assertThat(name(slices.next(0))).isEqualTo("0: 0-10");
    }

    @Test
    void waitsAWhileForRecordsThatAreUnderWay() {
        SplitWatermarks watermarks = watermarks(Optional.empty());
        SplitSlices slices = new SplitSlices(reader, 3, 10, watermarks, Optional.empty(), 0);
        watermarks.observe(0, 1000, 0);
        watermarks.observe(1, 2000, 0);
        watermarks.observe(2, 3000, 0);
        reader.give(1, 20);
        reader.end(2);
        reader.underWay(0);

        assertThat(slices.next(19 * MILLI)).isNull();
        assertThat(name(slices.next(20 * MILLI))).isEqualTo("1: 0-10");
        // Who has waited in vain once does not wait for each slice.
        assertThat(name(slices.next(21 * MILLI))).isEqualTo("1: 10-20");

        reader.give(0, 10);
        reader.give(1, 10);
        assertThat(name(slices.next(22 * MILLI))).isEqualTo("0: 0-10");
        assertThat(slices.next(23 * MILLI)).isNull();
    }

    @Test
    void waitsNoLongerThanTheJobLetsIt() {
        SplitWatermarks watermarks = watermarks(Optional.empty());
        SplitSlices slices = new SplitSlices(reader, 3, 10, watermarks, Optional.of(Duration.ofNanos(200_000)), 0);
        watermarks.observe(0, 1000, 0);
        watermarks.observe(1, 2000, 0);
        reader.give(1, 20);
        reader.end(2);
        reader.underWay(0);

        assertThat(slices.next(199_999)).isNull();
        assertThat(slices.isWithholding()).isTrue();
        assertThat(name(slices.next(200_000))).isEqualTo("1: 0-10");
    }

    @Test
    void doesNotWaitForASplitThatIsReadUp() {
        SplitWatermarks watermarks = watermarks(Optional.empty());
        SplitSlices slices = new SplitSlices(reader, 3, 10, watermarks, Optional.empty(), 0);
        watermarks.observe(0, 1000, 0);
        watermarks.observe(1, 2000, 0);
        reader.give(1, 10);

        assertThat(name(slices.next(1))).isEqualTo("1: 0-10");
    }

    @Test
    void aSplitTooFarAheadWaitsForAsLongAsItTakes() {
        SplitWatermarks watermarks = watermarks(Optional.of(Duration.ofSeconds(60)));
        SplitSlices slices = new SplitSlices(reader, 3, 10, watermarks, Optional.empty(), 0);
        watermarks.observe(0, 0, 0);
        watermarks.observe(1, 60_001_000, 0);
        reader.give(1, 10);
        reader.underWay(0);

        assertThat(slices.next(1_000_000 * MILLI)).isNull();
        watermarks.finish(0);
        assertThat(name(slices.next(1_000_001 * MILLI))).isEqualTo("1: 0-10");
    }

    private static List<String> drain(SplitSlices slices) {
        List<String> taken = new ArrayList<>();
        for (SplitSlices.Slice slice = slices.next(0); slice != null; slice = slices.next(0)) {
            taken.add(name(slice));
        }
        return taken;
    }

    private static String name(SplitSlices.@Nullable Slice slice) {
        return slice == null ? "none" : slice.records().split() + ": " + slice.from() + "-" + slice.to();
    }

    private static SplitWatermarks watermarks(Optional<Duration> maxDrift) {
        EventTime eventTime = new EventTime(
                "time",
                EventTime.Origin.ROW,
                Duration.ZERO,
                Optional.empty(),
                maxDrift,
                Optional.empty(),
                OptionalDouble.empty(),
                new EventTime.Watermarks.EachBatch());
        return new SplitWatermarks(3, new SourceTime(eventTime, new SourceAlignment(Optional.empty())).join(), 0);
    }

    /** Splits that have what a test gives them. */
    private static final class Splits implements SourceReader {
        private final List<Deque<RawRecords>> waiting = new ArrayList<>();
        private final boolean[] ended;
        private final boolean[] underWay;

        Splits(int splits) {
            for (int split = 0; split < splits; split++) {
                waiting.add(new ArrayDeque<>());
            }
            this.ended = new boolean[splits];
            this.underWay = new boolean[splits];
        }

        void give(int split, int count) {
            int[] none = new int[count];
            long[] zeros = new long[count];
            waiting.get(split)
                    .add(new RawRecords(
                            split,
                            "test",
                            split,
                            count,
                            new byte[0],
                            none,
                            none,
                            none,
                            none,
                            zeros,
                            zeros,
                            zeros,
                            null));
        }

        void end(int split) {
            ended[split] = true;
        }

        void underWay(int split) {
            underWay[split] = true;
        }

        @Override
        public @Nullable RawRecords poll(int split) {
            return waiting.get(split).poll();
        }

        @Override
        public boolean isFinished(int split) {
            return ended[split] && waiting.get(split).isEmpty();
        }

        @Override
        public boolean isCaughtUp(int split) {
            return waiting.get(split).isEmpty() && !underWay[split];
        }

        @Override
        public Map<Split, Position> positions() {
            return Map.of();
        }

        @Override
        public OptionalLong lag() {
            return OptionalLong.empty();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
