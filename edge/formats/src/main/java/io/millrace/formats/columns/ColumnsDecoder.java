package io.millrace.formats.columns;

import io.millrace.formats.MalformedRecord;
import io.millrace.formats.RecordSize;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RowsPerRecord;
import java.util.Arrays;
import java.util.List;

/** Reads records of many rows, all of a record or nothing. */
final class ColumnsDecoder implements RecordDecoder {
    private final List<Field> wanted;
    private final int maxRecordBytes;
    private final ColumnReader reader = new ColumnReader(Kernels.active());

    /** The fields of the record before, and how they were written: mostly those of the next. */
    private List<Field> fields = List.of();

    private byte[] writtenFields = {};

    ColumnsDecoder(Schema schema, int maxRecordBytes) {
        this.wanted = schema.fields();
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public RowsPerRecord rowsPerRecord() {
        return RowsPerRecord.MANY;
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        for (int i = from; i < to; i++) {
            int start = records.valueStarts()[i];
            try {
                read(records.data(), start, records.valueLengths()[i], rows);
            } catch (MalformedRecord e) {
                e.report(i, start, malformed);
            }
        }
    }

    private void read(byte[] data, int start, int length, BatchBuilder rows) {
        RecordSize.check(length, maxRecordBytes);
        Header.check(data, start, start + length);
        RecordCursor in = new RecordCursor(data, start + Header.BYTES, start + length, maxRecordBytes);
        int count = in.count(Integer.MAX_VALUE, "rows");
        in.reserveValues(count);
        readFields(in);
        List<Column> columns = reader.readFields(in, fields, wanted, count, "");
        in.requireEnd();
        rows.append(columns, count);
    }

    private void readFields(RecordCursor in) {
        int length = in.count(in.left(), "bytes of fields");
        int at = in.take(length);
        if (writtenFields.length == 0
                || !Arrays.equals(writtenFields, 0, writtenFields.length, in.data(), at, at + length)) {
            RecordCursor schema = new RecordCursor(in.data(), at, at + length, maxRecordBytes);
            fields = TypeCode.readFields(schema);
            schema.requireEnd();
            writtenFields = Arrays.copyOfRange(in.data(), at, at + length);
        }
    }
}
