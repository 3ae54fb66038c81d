package io.millrace.vector.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.plan.DeadLetters;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.EventTime;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RowsPerRecord;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rows of a record that holds many stay together: one batch, with the arrival of the record, or one dead letter. */
class RecordsOfManyRowsTest {
    private static final Schema SCHEMA = Schema.of(Field.required("at", Scalar.TIMESTAMP));

    private final RunMetrics metrics = new RunMetrics();
    private final Channel main = new Channel(64);
    private final Channel deadLetters = new Channel(64);

    @Test
    void eachRecordIsABatchWithItsArrivalAndMovesEventTimeBehindIt() {
        // A digit is a row of so many seconds; the rows of a record are in any order.
        run("315", "2", "967");

        assertThat(texts(main))
                .containsExactly(
                        "rows 3 1 5 of 100",
                        "watermark 5000",
                        "rows 2 of 101",
                        "rows 9 6 7 of 102",
                        "watermark 9000",
                        "idle",
                        "end");
        assertThat(metrics.snapshot(1).eventsIn()).isEqualTo(7);
    }

    @Test
    void aMalformedRecordIsOneDeadLetterWithItsPlace() {
        run("12", "3x", "4");

        assertThat(texts(main))
                .filteredOn(text -> text.startsWith("rows"))
                .containsExactly("rows 1 2 of 100", "rows 4 of 102");
        StreamElement element = deadLetters.poll();
        while (!(element instanceof StreamElement.Rows)) {
            element = Objects.requireNonNull(deadLetters.poll());
        }
        StreamElement.Rows letter = (StreamElement.Rows) element;
        assertThat(letter.batch().rowCount()).isEqualTo(1);
        assertThat(letter.arrivalMicros()).isEqualTo(101);
        assertThat(((BytesColumn) column(letter, DeadLetters.VALUE)).string(0)).isEqualTo("3x");
        assertThat(((LongColumn) column(letter, DeadLetters.OFFSET)).values()[0])
                .isEqualTo(11);
        assertThat(metrics.snapshot(1).eventsIn()).isEqualTo(4);
        assertThat(metrics.snapshot(1).deadLetters()).isEqualTo(1);
    }

    @Test
    void whatWasReadBeforeAStopIsGivenOutWhole() {
        int[] calls = {0};
        run(() -> calls[0]++ >= 2, "123", "456", "789");

        assertThat(texts(main))
                .filteredOn(text -> text.startsWith("rows"))
                .containsExactly("rows 1 2 3 of 100", "rows 4 5 6 of 101", "rows 7 8 9 of 102");
    }

    private static Column column(StreamElement.Rows rows, String field) {
        return rows.batch().column(DeadLetters.SCHEMA.indexOf(field).orElseThrow());
    }

    private void run(String... records) {
        run(() -> false, records);
    }

    private void run(BooleanSupplier stop, String... records) {
        Chain chain = new Chain();
        chain.connect(0, Port.MAIN, main);
        chain.connect(0, Port.DEAD_LETTERS, deadLetters);
        EventTime eventTime = EventTime.of("at");
        SourceTasklet tasklet = new SourceTasklet(
                "job",
                new SourceNode(
                        "source",
                        new Endpoint("test", Options.NONE, Optional.empty()),
                        SCHEMA,
                        Optional.of(eventTime),
                        MalformedPolicy.DEAD_LETTER),
                new OnceReader(records(records)),
                List.of(new Split("one")),
                new DigitsDecoder(),
                chain,
                metrics.source("source"),
                Optional.of(new SourceTime(eventTime, new SourceAlignment(Optional.empty()))),
                Optional.empty(),
                new StandingTime(),
                stop,
                new Snapshots(0).join(),
                Optional.empty());
        for (int i = 0; i < 1000 && tasklet.run() != Tasklet.Progress.FINISHED; i++) {
            // until it is finished
        }
    }

    private static List<String> texts(Channel channel) {
        List<String> texts = new ArrayList<>();
        for (StreamElement element = channel.poll(); element != null; element = channel.poll()) {
            texts.add(
                    switch (element) {
                        case StreamElement.Rows rows -> {
                            StringBuilder text = new StringBuilder("rows");
                            for (int row = 0; row < rows.batch().rowCount(); row++) {
                                text.append(' ')
                                        .append(((LongColumn) rows.batch().column(0)).values()[row] / 1_000_000);
                            }
                            yield text + " of " + rows.arrivalMicros();
                        }
                        case StreamElement.Watermark watermark -> "watermark " + watermark.millis();
                        case StreamElement.Idle idle -> "idle";
                        case StreamElement.Barrier barrier -> "barrier";
                        case StreamElement.End end -> "end";
                    });
        }
        return texts;
    }

    /** Record {@code i} stands at offset 10 + i and arrived at 100 + i. */
    private static RawRecords records(String... values) {
        int count = values.length;
        int[] starts = new int[count];
        int[] lengths = new int[count];
        long[] offsets = new long[count];
        long[] arrivals = new long[count];
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < count; i++) {
            starts[i] = data.length();
            lengths[i] = values[i].length();
            offsets[i] = 10L + i;
            arrivals[i] = 100L + i;
            data.append(values[i]);
        }
        long[] timestamps = new long[count];
        Arrays.fill(timestamps, RawRecords.NO_TIMESTAMP);
        byte[] bytes = data.toString().getBytes(StandardCharsets.US_ASCII);
        int[] none = {};
        return new RawRecords(
                0, "test", 0, count, bytes, starts, lengths, none, none, offsets, timestamps, arrivals, null);
    }

    private static final class DigitsDecoder implements RecordDecoder {
        @Override
        public RowsPerRecord rowsPerRecord() {
            return RowsPerRecord.MANY;
        }

        @Override
        public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
            for (int record = from; record < to; record++) {
                byte[] digits = records.value(record);
                if (digits == null || new String(digits, StandardCharsets.US_ASCII).contains("x")) {
                    malformed.report(record, "TEST", "no digits");
                } else {
                    for (byte digit : digits) {
                        ((LongColumnBuilder) rows.column(0)).append((digit - '0') * 1_000_000L);
                        rows.endRow();
                    }
                }
            }
        }
    }

    private static final class OnceReader implements SourceReader {
        private @Nullable RawRecords records;

        OnceReader(RawRecords records) {
            this.records = records;
        }

        @Override
        public @Nullable RawRecords poll(int split) {
            RawRecords once = records;
            records = null;
            return once;
        }

        @Override
        public boolean isFinished(int split) {
            return records == null;
        }

        @Override
        public boolean isCaughtUp(int split) {
            return records == null;
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

    private static final class StandingTime implements TimeSource {
        @Override
        public long epochMicros() {
            return 0;
        }

        @Override
        public long nanoTime() {
            return 0;
        }
    }
}
