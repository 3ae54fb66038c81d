package io.millrace.formats.csv;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.RecordSize;
import io.millrace.formats.text.Utf8;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one CSV record a row straight into columns. */
final class CsvDecoder implements RecordDecoder {
    private final Schema schema;
    private final CsvSettings settings;
    private final CsvFields fields;
    private final CsvValueReader values;

    /** What {@link #columns} was made from; the same array for all records of a stream. */
    private byte @Nullable [] header;

    /** The columns of the stream at hand, null as long as none were found. */
    private @Nullable CsvColumns columns;

    CsvDecoder(Schema schema, CsvSettings settings) {
        this.schema = schema;
        this.settings = settings;
        this.fields = new CsvFields(settings.dialect());
        this.values = new CsvValueReader(schema, settings.timestamps());
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        values.bind(rows);
        for (int i = from; i < to; i++) {
            int start = records.valueStarts()[i];
            try {
                readRecord(columns(records.header()), records.data(), start, records.valueLengths()[i]);
                rows.endRow();
            } catch (MalformedRecord e) {
                rows.rollbackRow();
                e.report(i, start, malformed);
            }
        }
    }

    private void readRecord(CsvColumns known, byte[] data, int start, int length) {
        RecordSize.check(length, settings.maxRecordBytes());
        int end = start + length;
        int invalid = Utf8.indexOfInvalid(data, start, end);
        if (invalid != Utf8.VALID) {
            throw MalformedRecord.found(MalformedCode.INVALID_UTF8, "expected UTF-8", data, invalid, end);
        }
        fields.cut(data, start, end);
        if (fields.count() != known.count()) {
            throw MalformedRecord.found(
                    MalformedCode.CSV_COLUMNS,
                    "expected " + known.count() + " columns and not " + fields.count(),
                    data,
                    start,
                    end);
        }
        for (int i = 0; i < known.columns().length; i++) {
            int column = known.columns()[i];
            if (column == CsvColumns.ABSENT) {
                values.appendNull(i);
            } else {
                values.read(i, data, fields, column);
            }
        }
    }

    private CsvColumns columns(byte @Nullable [] nextHeader) {
        CsvColumns known = columns;
        if (known == null || nextHeader != header) {
            columns = null;
            header = nextHeader;
            known = CsvColumns.of(schema, names(nextHeader));
            columns = known;
        }
        return known;
    }

    private List<String> names(byte @Nullable [] nextHeader) {
        if (!settings.columns().isEmpty()) {
            return settings.columns();
        }
        if (!settings.header()) {
            return schema.names();
        }
        if (nextHeader == null) {
            throw MalformedRecord.of(
                    MalformedCode.CSV_HEADER,
                    "expected a first record that names the columns, found none; without it, set header: false and"
                            + " columns");
        }
        return CsvColumns.names(nextHeader, fields);
    }
}
