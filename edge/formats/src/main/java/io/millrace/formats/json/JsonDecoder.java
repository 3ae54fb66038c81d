package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.skipSpace;
import static io.millrace.formats.json.JsonSyntax.unexpected;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.RecordSize;
import io.millrace.formats.text.Utf8;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;

/**
 * Reads one JSON object a record straight into columns. Every byte of a record is checked, wanted or not. Of values with
 * the same key the last one counts.
 */
final class JsonDecoder implements RecordDecoder {
    private final int maxRecordBytes;
    private final JsonNested.Members record;
    private final JsonObjectReader objects;

    /** @throws io.millrace.model.error.MillraceException {@code JSON_PATH_INVALID} if the paths do not fit the schema */
    JsonDecoder(Schema schema, JsonSettings settings) {
        this.maxRecordBytes = settings.maxRecordBytes();
        JsonColumn[] columns = JsonColumn.of(schema, settings.timestamps());
        this.record = new JsonNested.Members(columns, JsonScope.root(schema, columns, settings.paths()));
        this.objects = new JsonObjectReader(settings.maxDepth());
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        byte[] data = records.data();
        JsonColumn[] columns = record.fields();
        for (int i = 0; i < columns.length; i++) {
            columns[i].bind(rows.column(i));
        }
        for (int i = from; i < to; i++) {
            int start = records.valueStarts()[i];
            try {
                readRecord(data, start, records.valueLengths()[i]);
                rows.endRow();
            } catch (MalformedRecord e) {
                rows.rollbackRow();
                e.report(i, start, malformed);
            }
        }
    }

    private void readRecord(byte[] data, int start, int length) {
        RecordSize.check(length, maxRecordBytes);
        int end = start + length;
        int invalid = Utf8.indexOfInvalid(data, start, end);
        if (invalid != Utf8.VALID) {
            throw MalformedRecord.found(MalformedCode.INVALID_UTF8, "expected UTF-8", data, invalid, end);
        }
        int at = skipSpace(data, objects.readMembers(record, data, start, end, 1), end);
        if (at != end) {
            throw unexpected("expected the end of the record", data, at, end);
        }
    }
}
