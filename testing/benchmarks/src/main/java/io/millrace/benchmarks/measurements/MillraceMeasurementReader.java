package io.millrace.benchmarks.measurements;

import io.millrace.formats.csv.CsvFormat;
import io.millrace.formats.json.JsonFormat;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;

/** Our decoder, into columns, which are then added up. */
final class MillraceMeasurementReader implements MeasurementReader {
    private final RecordDecoder decoder;
    private final BatchBuilder rows = new BatchBuilder(MeasurementRecords.SCHEMA, 4096);

    MillraceMeasurementReader(boolean json) {
        Format format = json ? new JsonFormat() : new CsvFormat();
        this.decoder = format.decoder(MeasurementRecords.SCHEMA, Options.NONE).orElseThrow();
    }

    @Override
    public long read(RawRecords records) {
        decoder.decode(records, 0, records.count(), rows, (record, code, message) -> {
            throw new IllegalStateException(code + ": " + message);
        });
        Batch batch = rows.build();
        long sum = 0;
        for (int i = 0; i < MeasurementRecords.SCHEMA.size(); i++) {
            sum += sum(batch.column(i));
        }
        return sum;
    }

    /** What stands for null is 0 or false, so that it adds nothing. */
    private static long sum(Column column) {
        return switch (column) {
            case LongColumn longs -> sum(longs);
            case IntColumn ints -> sum(ints);
            case DoubleColumn doubles -> sum(doubles);
            case BooleanColumn flags -> sum(flags);
            default -> throw new IllegalStateException("no such column");
        };
    }

    private static long sum(LongColumn column) {
        long sum = 0;
        for (int row = 0; row < column.size(); row++) {
            sum += column.values()[row];
        }
        return sum;
    }

    private static long sum(IntColumn column) {
        long sum = 0;
        for (int row = 0; row < column.size(); row++) {
            sum += column.values()[row];
        }
        return sum;
    }

    private static long sum(DoubleColumn column) {
        long sum = 0;
        for (int row = 0; row < column.size(); row++) {
            sum += Double.doubleToRawLongBits(column.values()[row]);
        }
        return sum;
    }

    private static long sum(BooleanColumn column) {
        long sum = 0;
        for (int row = 0; row < column.size(); row++) {
            sum += column.get(row) ? 1 : 0;
        }
        return sum;
    }
}
