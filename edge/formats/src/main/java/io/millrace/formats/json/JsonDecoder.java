package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.skipSpace;
import static io.millrace.formats.json.JsonSyntax.unexpected;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.RecordSize;
import io.millrace.formats.block.ValueBlock;
import io.millrace.formats.text.Utf8;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.ScalarByteKernels;
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
    private final ValueBlock block;
    private final JsonBlockReader blockReader;

    /**
     * @param kernels to locate values with; without, each record is read by itself
     * @throws io.millrace.model.error.MillraceException {@code JSON_PATH_INVALID} if the paths do not fit the schema
     */
    JsonDecoder(Schema schema, JsonSettings settings, Optional<Kernels> kernels) {
        JsonColumn[] columns = JsonColumn.of(schema, settings.timestamps());
        this.maxRecordBytes = settings.maxRecordBytes();
        this.record = new JsonNested.Members(columns, JsonScope.root(schema, columns, settings.paths()));
        this.block = new ValueBlock(columns.length);
        this.objects = new JsonObjectReader(settings.maxDepth());
        this.locator = kernels.filter(k -> JsonLocator.canLocate(columns, settings))
                .map(k -> new JsonLocator(k.separators(), record.scope().leads(), block, settings));
        this.blockReader = new JsonBlockReader(
                columns, settings.maxDepth(), kernels.map(Kernels::bytes).orElseGet(ScalarByteKernels::new));
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        JsonColumn[] columns = record.fields();
        for (int i = 0; i < columns.length; i++) {
            columns[i].bind(rows.column(i));
        }
        if (locator.isEmpty()) {
            readRecords(records, from, to, rows, malformed);
            return;
        }
        for (int first = from; first < to; first += ValueBlock.ROWS) {
            readBlock(locator.get(), records, first, Math.min(first + ValueBlock.ROWS, to), rows, malformed);
        }
    }

    /** Reads what can be located a column at a time, and the others by themselves. */
    private void readBlock(
            JsonLocator located, RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        located.locate(records, from, to);
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && located.isLocated(end - from)) {
                end++;
            }
            int good = from + readLocated(records.data(), at - from, end - from, located.quotes(), rows);
            // From the first malformed record on each is read by itself, and so is one that was not located.
            int next = good < end ? end : Math.min(end + 1, to);
            readRecords(records, good, next, rows, malformed);
            at = next;
        }
    }

    /** Gives the first row whose values cannot be read, or {@code to}. */
    private int readLocated(byte[] data, int from, int to, int[] quotes, BatchBuilder rows) {
        int good = to;
        while (from < good) {
            int read = blockReader.read(data, block, from, good, quotes);
            if (read == good) {
                break;
            }
            rows.rollbackRow();
            good = read;
        }
        rows.endRows(good - from);
        return good;
    }

    private void readRecords(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        for (int i = from; i < to; i++) {
            readRecord(records, i, rows, malformed);
        }
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
