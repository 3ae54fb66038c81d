package io.millrace.benchmarks.bids;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordFramer;
import io.millrace.vector.memory.TaskletMemory;
import java.util.Optional;

/** Our decoder, into columns, which are then added up. */
final class MillraceBidReader implements BidReader {
    static final Schema SCHEMA = Schema.of(
            Field.required("auction", Scalar.BIGINT),
            Field.required("bidder", Scalar.BIGINT),
            Field.required("price", Scalar.BIGINT),
            Field.nullable("channel", Scalar.STRING),
            Field.nullable("url", Scalar.STRING),
            Field.required("dateTime", Scalar.TIMESTAMP),
            Field.nullable("extra", Scalar.STRING));

    private static final int DATE_TIME = 5;
    private static final long MICROS_A_MILLI = 1000;

    private final Optional<RecordFramer> framer;
    private final RecordDecoder decoder;
    private final BatchBuilder rows = new BatchBuilder(SCHEMA, 4096);
    private final TaskletMemory memories = new TaskletMemory();
    private int[] ends = new int[0];

    /** @param framing whether to find the ends of records in a stream, as in a file; else they are known, as in a topic */
    MillraceBidReader(Format format, boolean framing) {
        this.framer = framing ? format.framer(Options.NONE) : Optional.empty();
        this.decoder = format.decoder(SCHEMA, Options.NONE).orElseThrow();
    }

    @Override
    public long read(RawRecords records) {
        if (framer.isPresent()) {
            frame(framer.get(), records);
        }
        ColumnMemory memory = memories.open(HeapMemory.HEAP);
        rows.use(memory);
        decoder.decode(records, 0, records.count(), rows, (record, code, message) -> {
            throw new IllegalStateException(code + ": " + message);
        });
        long sum = sum(rows.build());
        memory.release();
        return sum;
    }

    /** What {@link #read} gives for the rows of a batch. */
    static long sum(Batch batch) {
        long sum = 0;
        for (int column = 0; column < SCHEMA.size(); column++) {
            sum += switch (batch.column(column)) {
                case LongColumn numbers -> column == DATE_TIME ? sumMillis(numbers) : sum(numbers);
                case BytesColumn texts -> sum(texts);
                default -> throw new IllegalStateException("no such column");
            };
        }
        return sum;
    }

    private void frame(RecordFramer framer, RawRecords records) {
        byte[] data = records.data();
        int at = 0;
        if (ends.length < records.count()) {
            ends = new int[records.count()];
        }
        if (framer.ends(data, 0, data.length, true, ends, 0) != records.count()) {
            throw new IllegalStateException("some records are missing");
        }
        for (int record = 0; record < records.count(); record++) {
            int length = framer.contentLength(data, at, ends[record]);
            if (at != records.valueStarts()[record] || length != records.valueLengths()[record]) {
                throw new IllegalStateException("record " + record + " is cut wrongly");
            }
            at = ends[record];
        }
    }

    private static long sum(LongColumn column) {
        long sum = 0;
        long[] values = column.values();
        for (int i = 0; i < column.size(); i++) {
            sum += values[i];
        }
        return sum;
    }

    private static long sumMillis(LongColumn column) {
        long sum = 0;
        long[] values = column.values();
        for (int i = 0; i < column.size(); i++) {
            sum += values[i] / MICROS_A_MILLI;
        }
        return sum;
    }

    private static long sum(BytesColumn column) {
        long sum = 0;
        for (int i = 0; i < column.size(); i++) {
            sum += column.data()[column.start(i)] + column.length(i);
        }
        return sum;
    }
}
