package io.millrace.vector.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.EventTime;
import io.millrace.model.plan.EventTime.Origin;
import io.millrace.model.plan.EventTime.Watermarks;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import io.millrace.model.spi.TimeSource;
import io.millrace.vector.channel.Channel;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.metrics.RunMetrics;
import io.millrace.vector.snapshot.Snapshots;
import io.millrace.vector.time.SourceAlignment;
import io.millrace.vector.time.SourceTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a source tells its watermark, where it takes the time from, and how far it goes ahead of others; by a clock that the test moves. A digit is a row of so many seconds. */
class SourceTimeTest {
    private static final Schema SCHEMA =
            Schema.of(Field.required("digit", Scalar.STRING), Field.required("at", Scalar.TIMESTAMP));

    private final ManualTime time = new ManualTime();

    @Test
    void aWatermarkFollowsEachBatchUnlessOtherwiseSaid() {
        Rig rig = new Rig(origin(Origin.ROW, new Watermarks.EachBatch()));

        rig.give("1").give("2");

        assertThat(rig.run()).containsExactly("rows 1", "watermark 1000", "rows 2", "watermark 2000");
    }

    @Test
    void aWatermarkByTheClockIsToldWhenItsIntervalIsOver() {
        Rig rig = new Rig(origin(Origin.ROW, new Watermarks.Periodic(Duration.ofMillis(100))));

        rig.give("1").give("2");
        assertThat(rig.run()).containsExactly("rows 1", "rows 2");
        time.advance(99);
        assertThat(rig.run()).isEmpty();
        time.advance(20);
        assertThat(rig.run()).containsExactly("watermark 2000");
        time.advance(50);
        rig.give("3");
        assertThat(rig.run()).containsExactly("rows 3");
        time.advance(60);
        assertThat(rig.run()).containsExactly("watermark 3000");
    }

    @Test
    void aWatermarkByEventsIsToldWhenSoManyAreRead() {
        Rig rig = new Rig(origin(Origin.ROW, new Watermarks.EveryRows(3)));

        rig.give("1", "2").give("3").give("4", "5").give("6");

        assertThat(rig.run())
                .containsExactly("rows 1 2", "rows 3", "watermark 3000", "rows 4 5", "rows 6", "watermark 6000");
    }

    @Test
    void aQuietSourceTellsItsWatermarkBeforeItIsIdle() {
        Rig rig = new Rig(new EventTime(
                "at",
                Origin.ROW,
                Duration.ZERO,
                Optional.of(Duration.ofMillis(500)),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                new Watermarks.EveryRows(100)));

        rig.give("1");
        assertThat(rig.run()).containsExactly("rows 1");
        time.advance(500);
        assertThat(rig.run()).containsExactly("watermark 1000");
        time.advance(20);
        assertThat(rig.run()).containsExactly("idle");
    }

    @Test
    void theWatermarkIsNotMuchAheadOfTheClock() {
        Rig rig = new Rig(new EventTime(
                "at",
                Origin.ROW,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofMillis(1500)),
                OptionalDouble.empty(),
                new Watermarks.EachBatch()));

        time.advance(1000);
        rig.give("9").give("2");

        assertThat(rig.run()).containsExactly("rows 9", "watermark 2500", "rows 2");
    }

    @Test
    void processingTimeIsThatOfTheClockAndGoesOnWithIt() {
        Rig rig = new Rig(origin(Origin.PROCESSING, new Watermarks.EachBatch()));

        time.advance(4000);
        rig.give("1", "x", "2");
        assertThat(rig.run()).containsExactly("rows 4 4", "watermark 4000");
        time.advance(3000);
        assertThat(rig.run()).containsExactly("watermark 7000");
        rig.give("3");
        assertThat(rig.run()).containsExactly("rows 7");
    }

    @Test
    void processingTimeStandsStillWhileTheClockIsPutBack() {
        Rig rig = new Rig(origin(Origin.PROCESSING, new Watermarks.EachBatch()));

        time.advance(4000);
        rig.give("1");
        assertThat(rig.run()).containsExactly("rows 4", "watermark 4000");
        time.put(1000);
        rig.give("2");
        assertThat(rig.run()).containsExactly("rows 4");
        time.put(5000);
        rig.give("3");
        assertThat(rig.run()).containsExactly("rows 5", "watermark 5000");
    }

    @Test
    void ingestionTimeIsThatOfTheArrivalOfEachRecord() {
        Rig rig = new Rig(origin(Origin.INGESTION, new Watermarks.EachBatch()));

        rig.arrived(1000, "a");
        rig.arrivals(new long[] {2000, 3000, 4000}, "b", "x", "c");
        assertThat(rig.run()).containsExactly("rows 1", "watermark 1000", "rows 2 4", "watermark 4000");
        time.advance(9000);
        assertThat(rig.run()).containsExactly("watermark 9000");
        rig.arrived(8000, "late on its way");
        assertThat(rig.run()).containsExactly("rows 9");
    }

    @Test
    void aFastSourceWaitsForTheSlowestOfTheJob() {
        SourceAlignment alignment = new SourceAlignment(Optional.of(Duration.ofSeconds(2)));
        Rig fast = new Rig(new SourceTime(EventTime.of("at"), alignment));
        Rig slow = new Rig(new SourceTime(EventTime.of("at"), alignment));

        // It is not known yet whether the other one has anything.
        fast.give("1").give("4").give("5");
        assertThat(fast.run()).containsExactly("rows 1", "watermark 1000");
        slow.give("1").give("2");
        assertThat(slow.run()).containsExactly("rows 1", "watermark 1000", "rows 2", "watermark 2000");
        assertThat(fast.run()).containsExactly("rows 4", "watermark 4000", "rows 5", "watermark 5000");
        fast.give("6");
        assertThat(fast.run()).isEmpty();
        slow.end();
        assertThat(slow.run()).containsExactly("idle", "end");
        assertThat(fast.run()).containsExactly("rows 6", "watermark 6000");
    }

    @Test
    void ofTaskletsOfOneSourceTheLastToFallQuietTellsTheLatestWatermarkOfAll() {
        SourceTime source = new SourceTime(idle(Duration.ofMillis(500)), new SourceAlignment(Optional.empty()));
        Rig ahead = new Rig(source);
        Rig behind = new Rig(source);

        ahead.give("8");
        assertThat(ahead.run()).containsExactly("rows 8", "watermark 8000");
        time.advance(400);
        behind.give("3");
        assertThat(behind.run()).containsExactly("rows 3", "watermark 3000");
        time.advance(100);
        assertThat(ahead.run()).containsExactly("idle");
        time.advance(400);
        assertThat(behind.run()).containsExactly("watermark 8000");
        time.advance(20);
        assertThat(behind.run()).containsExactly("idle");
        behind.give("9");
        assertThat(behind.run()).containsExactly("rows 9", "watermark 9000");
    }

    @Test
    void aTaskletWaitsForASplitThatAnotherOneReads() {
        EventTime eventTime = new EventTime(
                "at",
                Origin.ROW,
                Duration.ZERO,
                Optional.empty(),
                Optional.of(Duration.ofSeconds(2)),
                Optional.empty(),
                OptionalDouble.empty(),
                new Watermarks.EachBatch());
        SourceTime source = new SourceTime(eventTime, new SourceAlignment(Optional.empty()));
        Rig fast = new Rig(source);
        Rig slow = new Rig(source);

        slow.give("1");
        assertThat(slow.run()).containsExactly("rows 1", "watermark 1000");
        fast.give("4").give("5");
        assertThat(fast.run()).containsExactly("rows 4", "watermark 4000");
        slow.give("2");
        assertThat(slow.run()).containsExactly("rows 2", "watermark 2000");
        assertThat(fast.run()).containsExactly("rows 5", "watermark 5000");
        fast.give("6");
        assertThat(fast.run()).isEmpty();
        slow.end();
        assertThat(slow.run()).containsExactly("idle", "end");
        assertThat(fast.run()).containsExactly("rows 6", "watermark 6000");
    }

    @Test
    void eventsThatOthersReadCountForTheWatermarkToo() {
        SourceTime source =
                new SourceTime(origin(Origin.ROW, new Watermarks.EveryRows(3)), new SourceAlignment(Optional.empty()));
        Rig one = new Rig(source);
        Rig other = new Rig(source);

        one.give("1", "2");
        assertThat(one.run()).containsExactly("rows 1 2");
        other.give("4");
        assertThat(other.run()).containsExactly("rows 4", "watermark 4000");
        time.advance(20);
        assertThat(one.run()).containsExactly("watermark 2000");
        other.give("5", "6");
        assertThat(other.run()).containsExactly("rows 5 6");
    }

    @Test
    void aReplayBeginsForAllTaskletsWithTheFirstRow() {
        EventTime eventTime = new EventTime(
                "at",
                Origin.ROW,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(2),
                new Watermarks.EachBatch());
        SourceTime source = new SourceTime(eventTime, new SourceAlignment(Optional.empty()));
        Rig one = new Rig(source);
        Rig other = new Rig(source);

        one.give("1");
        assertThat(one.run()).containsExactly("rows 1", "watermark 1000");
        other.give("3");
        assertThat(other.run()).isEmpty();
        time.advance(1000);
        assertThat(other.run()).containsExactly("rows 3", "watermark 3000");
    }

    private static EventTime idle(Duration timeout) {
        return new EventTime(
                "at",
                Origin.ROW,
                Duration.ZERO,
                Optional.of(timeout),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                new Watermarks.EachBatch());
    }

    private static EventTime origin(Origin origin, Watermarks watermarks) {
        return new EventTime(
                "at",
                origin,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                watermarks);
    }

    /** A source, what it reads and what comes out. */
    private final class Rig implements SourceReader {
        private final Deque<RawRecords> waiting = new ArrayDeque<>();
        private final Channel main = new Channel(64);
        private final SourceTasklet tasklet;
        private boolean ended;

        Rig(EventTime eventTime) {
            this(new SourceTime(eventTime, new SourceAlignment(Optional.empty())));
        }

        /** One of the tasklets that read a source. */
        Rig(SourceTime source) {
            EventTime eventTime = source.eventTime();
            Chain chain = new Chain();
            chain.connect(0, Port.MAIN, main);
            this.tasklet = new SourceTasklet(
                    "job",
                    new SourceNode(
                            "source",
                            new Endpoint("test", Options.NONE, Optional.empty()),
                            SCHEMA,
                            Optional.of(eventTime),
                            MalformedPolicy.SKIP),
                    this,
                    List.of(new Split("one")),
                    new DigitDecoder(eventTime.origin() == Origin.ROW),
                    chain,
                    new RunMetrics().source("source"),
                    Optional.of(source),
                    Optional.empty(),
                    time,
                    () -> false,
                    new Snapshots(0).join(),
                    Optional.empty());
        }

        Rig give(String... records) {
            return arrivals(new long[records.length], records);
        }

        Rig arrived(long millis, String record) {
            return arrivals(new long[] {millis}, record);
        }

        Rig arrivals(long[] millis, String... records) {
            waiting.add(raw(millis, records));
            return this;
        }

        void end() {
            ended = true;
        }

        /** What comes out until there is nothing to do. */
        List<String> run() {
            Tasklet.Progress progress = tasklet.run();
            for (int i = 0; i < 100 && progress == Tasklet.Progress.MADE; i++) {
                progress = tasklet.run();
            }
            List<String> texts = new ArrayList<>();
            for (StreamElement element = main.poll(); element != null; element = main.poll()) {
                texts.add(text(element));
            }
            return texts;
        }

        private static String text(StreamElement element) {
            return switch (element) {
                case StreamElement.Rows rows -> {
                    StringBuilder text = new StringBuilder("rows");
                    long[] times = ((LongColumn) rows.batch().column(1)).values();
                    for (int row = 0; row < rows.batch().rowCount(); row++) {
                        text.append(' ').append(times[row] / 1_000_000);
                    }
                    yield text.toString();
                }
                case StreamElement.Watermark watermark -> "watermark " + watermark.millis();
                case StreamElement.Idle idle -> "idle";
                case StreamElement.Barrier barrier -> "barrier";
                case StreamElement.End end -> "end";
            };
        }

        @Override
        public @Nullable RawRecords poll(int split) {
            return waiting.poll();
        }

        @Override
        public boolean isFinished(int split) {
            return ended && waiting.isEmpty();
        }

        @Override
        public boolean isCaughtUp(int split) {
            return waiting.isEmpty();
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

    private static RawRecords raw(long[] arrivalMillis, String... values) {
        int count = values.length;
        int[] starts = new int[count];
        int[] lengths = new int[count];
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < count; i++) {
            starts[i] = data.length();
            lengths[i] = values[i].length();
            data.append(values[i]);
        }
        long[] timestamps = new long[count];
        Arrays.fill(timestamps, RawRecords.NO_TIMESTAMP);
        int[] none = {};
        return new RawRecords(
                0,
                "test",
                0,
                count,
                data.toString().getBytes(StandardCharsets.US_ASCII),
                starts,
                lengths,
                none,
                none,
                new long[count],
                timestamps,
                Arrays.stream(arrivalMillis).map(millis -> millis * 1000).toArray(),
                null);
    }

    /**
     * Every record but x is a row.
     *
     * @param timed whether rows have a time
     */
    private record DigitDecoder(boolean timed) implements RecordDecoder {
        @Override
        public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
            for (int record = from; record < to; record++) {
                byte[] value = records.value(record);
                if (value == null || value[0] == 'x') {
                    malformed.report(record, "TEST", "no digit");
                    continue;
                }
                ((BytesColumnBuilder) rows.column(0)).append(value);
                if (timed) {
                    ((LongColumnBuilder) rows.column(1)).append((value[0] - '0') * 1_000_000L);
                }
                rows.endRow();
            }
        }
    }

    /** A clock that stands until it is moved. */
    private static final class ManualTime implements TimeSource {
        private long epochMicros;
        private long nanos;

        void advance(long millis) {
            epochMicros += millis * 1000;
            nanos += millis * 1_000_000;
        }

        /** Puts the clock, while time goes by. */
        void put(long millis) {
            epochMicros = millis * 1000;
            nanos += 100_000_000;
        }

        @Override
        public long epochMicros() {
            return epochMicros;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }
    }
}
