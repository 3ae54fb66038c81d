package io.millrace.formats.columns;

import io.millrace.formats.Records;
import io.millrace.formats.Rows;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RawRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes and reads records of the format. */
final class ColumnsRecords {
    private static final ColumnsFormat FORMAT = new ColumnsFormat();

    private ColumnsRecords() {}

    static Options atMost(int bytes) {
        return new Options(Map.of("maxRecordBytes", (long) bytes));
    }

    static List<byte[]> encode(Batch batch, Options options) {
        EncodedRecords out = new EncodedRecords();
        FORMAT.encoder(batch.schema(), options).orElseThrow().encode(batch, out);
        return IntStream.range(0, out.count()).mapToObj(out::bytes).toList();
    }

    /** The one record of these rows. */
    static byte[] encode(Schema schema, List<List<Object>> rows) {
        List<byte[]> records = encode(Rows.batch(schema, rows), Options.NONE);
        if (records.size() != 1) {
            throw new AssertionError(records.size() + " records");
        }
        return records.getFirst();
    }

    /** What comes of the records: rows, and reports as {@code CODE: message}. */
    record Read(List<List<Object>> rows, List<String> malformed) {}

    static Read decode(Schema schema, Options options, List<byte[]> records) {
        RawRecords raw = Records.of(records);
        BatchBuilder rows = new BatchBuilder(schema, 4);
        List<String> malformed = new ArrayList<>();
        FORMAT.decoder(schema, options)
                .orElseThrow()
                .decode(raw, 0, raw.count(), rows, (record, code, message) -> malformed.add(code + ": " + message));
        return new Read(Rows.of(rows.build()), malformed);
    }

    /** Whether a record is rows; else it is reported, once, and leaves no rows. */
    static boolean reads(Schema schema, Options options, byte[] record) {
        RawRecords raw = Records.of(List.of(record));
        BatchBuilder rows = new BatchBuilder(schema, 4);
        List<String> malformed = new ArrayList<>();
        FORMAT.decoder(schema, options)
                .orElseThrow()
                .decode(raw, 0, 1, rows, (number, code, message) -> malformed.add(code));
        int count = rows.build().rowCount();
        if (malformed.size() > 1 || (malformed.size() == 1 && count > 0)) {
            throw new AssertionError(count + " rows and " + malformed);
        }
        return malformed.isEmpty();
    }

    /** With a header that is right for the body. */
    static byte[] sealed(byte[] record) {
        Header.write(record, 0, record.length);
        return record;
    }
}
