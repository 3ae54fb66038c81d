package io.millrace.formats.csv;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.block.BlockDecoder;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one CSV record a row straight into columns. */
final class CsvDecoder implements RecordDecoder {
    private final Schema schema;
    private final CsvSettings settings;
    private final CsvReading reading;
    private final BlockDecoder blocks;

    /** What {@link #columns} was made from; the same array for all records of a stream. */
    private byte @Nullable [] header;

    /** The columns of the stream at hand, null as long as none were found. */
    private @Nullable CsvColumns columns;

    /** @param kernels to locate values with; without, each record is read by itself */
    CsvDecoder(Schema schema, CsvSettings settings, Optional<Kernels> kernels) {
        this.schema = schema;
        this.settings = settings;
        this.reading = new CsvReading(
                schema, settings, kernels.orElseGet(() -> Kernels.scalar("no record is looked at twice")));
        this.blocks = new BlockDecoder(reading, kernels.isPresent());
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        try {
            reading.bind(rows, columns(records.header()));
        } catch (MalformedRecord e) {
            for (int i = from; i < to; i++) {
                e.report(i, records.valueStarts()[i], malformed);
            }
            return;
        }
        blocks.decode(records, from, to, rows, malformed);
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
        return CsvColumns.names(nextHeader, new CsvFields(settings.dialect()));
    }
}
