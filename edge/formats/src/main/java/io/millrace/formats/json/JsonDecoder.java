package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.skipSpace;
import static io.millrace.formats.json.JsonSyntax.unexpected;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.RecordSize;
import io.millrace.formats.block.BlockDecoder;
import io.millrace.formats.block.BlockReading;
import io.millrace.formats.block.ValueBlock;
import io.millrace.formats.text.Utf8;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import java.util.Optional;

/**
 * Reads one JSON object a record straight into columns. Every byte of a record is checked, wanted or not. Of values with
 * the same key the last one counts.
 */
final class JsonDecoder implements RecordDecoder {
    private final JsonNested.Members record;
    private final BlockDecoder blocks;

    /**
     * @param kernels to locate values with; without, each record is read by itself
     * @throws io.millrace.model.error.MillraceException {@code JSON_PATH_INVALID} if the paths do not fit the schema
     */
    JsonDecoder(Schema schema, JsonSettings settings, Optional<Kernels> kernels) {
        JsonColumn[] columns = JsonColumn.of(schema, settings.timestamps());
        this.record = new JsonNested.Members(columns, JsonScope.root(schema, columns, settings.paths()));
        Kernels chosen = kernels.orElseGet(() -> Kernels.scalar("no record is looked at twice"));
        this.blocks = new BlockDecoder(
                new Reading(record, settings, chosen), kernels.isPresent() && JsonLocator.canLocate(columns, settings));
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        JsonColumn[] columns = record.fields();
        for (int i = 0; i < columns.length; i++) {
            columns[i].bind(rows.column(i));
        }
        blocks.decode(records, from, to, rows, malformed);
    }

    private static final class Reading implements BlockReading {
        private final JsonNested.Members record;
        private final int maxRecordBytes;
        private final JsonObjectReader objects;
        private final ValueBlock block;
        private final JsonLocator locator;
        private final JsonBlockReader values;

        Reading(JsonNested.Members record, JsonSettings settings, Kernels kernels) {
            this.record = record;
            this.maxRecordBytes = settings.maxRecordBytes();
            this.objects = new JsonObjectReader(settings.maxDepth());
            this.block = new ValueBlock(record.fields().length);
            this.locator = new JsonLocator(kernels, record.scope().leads(), block, settings);
            this.values = new JsonBlockReader(record.fields(), settings.maxDepth(), kernels.bytes());
        }

        @Override
        public void locate(RawRecords records, int from, int to) {
            locator.locate(records, from, to);
        }

        @Override
        public boolean isLocated(int row) {
            return locator.isLocated(row);
        }

        @Override
        public int read(byte[] data, int from, int to) {
            return values.read(data, block, from, to, locator.quotes());
        }

        @Override
        public void readAlone(byte[] data, int start, int length) {
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
}
