package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.skipSpace;
import static io.millrace.formats.json.JsonSyntax.unexpected;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.RecordSize;
import io.millrace.formats.text.Utf8;
import io.millrace.kernels.JsonKernels;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import java.util.Optional;

/**
 * Reads one JSON object a record straight into columns. Every byte of a record is checked, wanted or not. Of values with
 * the same key the last one counts.
 *
 * <p>Most records go the short way: their values are located by SIMD, then read a column at a time. A record with anything
 * unusual or wrong is read by itself, byte by byte, and what comes of that holds.
 */
final class JsonDecoder implements RecordDecoder {
    private final int maxRecordBytes;
    private final JsonNested.Members record;
    private final JsonObjectReader objects;
    private final Optional<JsonLocator> locator;
    private final JsonBlock block;
    private final JsonBlockReader blockReader;

    /**
     * @param kernels to locate values with; without, each record is read by itself
     * @throws io.millrace.model.error.MillraceException {@code JSON_PATH_INVALID} if the paths do not fit the schema
     */
    JsonDecoder(Schema schema, JsonSettings settings, Optional<JsonKernels> kernels) {
        JsonColumn[] columns = JsonColumn.of(schema, settings.timestamps());
        this.maxRecordBytes = settings.maxRecordBytes();
        this.record = new JsonNested.Members(columns, JsonScope.root(schema, columns, settings.paths()));
        this.objects = new JsonObjectReader(settings.maxDepth());
        this.locator = kernels.filter(k -> JsonLocator.canLocate(columns, settings))
                .map(k -> new JsonLocator(k, record.scope().leads(), settings));
        this.block = new JsonBlock(columns.length);
        this.blockReader = new JsonBlockReader(columns, settings.maxDepth());
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        JsonColumn[] columns = record.fields();
        for (int i = 0; i < columns.length; i++) {
            columns[i].bind(rows.column(i));
        }
        for (int i = from; i < to; i++) {
            if (isLocated(records, i)) {
                block.endRow(i);
            } else {
                readBlock(records, rows, malformed);
                readRecord(records, i, rows, malformed);
            }
            if (block.isFull()) {
                readBlock(records, rows, malformed);
            }
        }
        readBlock(records, rows, malformed);
    }

    private boolean isLocated(RawRecords records, int number) {
        if (locator.isEmpty()) {
            return false;
        }
        int start = records.valueStarts()[number];
        try {
            return locator.get().locate(records.data(), start, start + records.valueLengths()[number], block);
        } catch (MalformedRecord e) {
            // Reading the record by itself finds out what is wrong with it first.
            return false;
        }
    }

    /** Reads what was located, from the first malformed record on each by itself. */
    private void readBlock(RawRecords records, BatchBuilder rows, MalformedRecords malformed) {
        if (block.rows() == 0) {
            return;
        }
        int tried = block.rows();
        int good = blockReader.read(records.data(), block, tried);
        // A column may end with a malformed value before the row that stopped a column before it.
        while (good < tried) {
            rows.rollbackRow();
            tried = good;
            good = blockReader.read(records.data(), block, tried);
        }
        rows.endRows(good);
        for (int row = good; row < block.rows(); row++) {
            readRecord(records, block.record(row), rows, malformed);
        }
        block.clear();
    }

    private void readRecord(RawRecords records, int number, BatchBuilder rows, MalformedRecords malformed) {
        int start = records.valueStarts()[number];
        try {
            readRecord(records.data(), start, records.valueLengths()[number]);
            rows.endRow();
        } catch (MalformedRecord e) {
            rows.rollbackRow();
            e.report(number, start, malformed);
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
