package io.millrace.formats.raw;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.RecordSize;
import io.millrace.formats.text.Utf8;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;

/** Copies records into the one column. A record without value is null if the field may be. */
final class RawDecoder implements RecordDecoder {
    private final Field field;
    private final int maxRecordBytes;

    RawDecoder(Field field, int maxRecordBytes) {
        this.field = field;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        BytesColumnBuilder column = (BytesColumnBuilder) rows.column(0);
        for (int i = from; i < to; i++) {
            int start = records.valueStarts()[i];
            try {
                read(records.data(), start, records.valueLengths()[i], column);
                rows.endRow();
            } catch (MalformedRecord e) {
                rows.rollbackRow();
                e.report(i, start, malformed);
            }
        }
    }

    private void read(byte[] data, int start, int length, BytesColumnBuilder column) {
        if (length < 0 && field.nullable()) {
            column.appendNull();
            return;
        }
        RecordSize.check(length, maxRecordBytes);
        if (field.type() == DataType.Scalar.STRING) {
            int invalid = Utf8.indexOfInvalid(data, start, start + length);
            if (invalid != Utf8.VALID) {
                throw MalformedRecord.found(
                        MalformedCode.INVALID_UTF8,
                        "expected UTF-8; for other bytes make the field BYTES",
                        data,
                        invalid,
                        start + length);
            }
        }
        column.append(data, start, length);
    }
}
