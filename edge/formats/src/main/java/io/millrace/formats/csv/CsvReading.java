package io.millrace.formats.csv;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.RecordSize;
import io.millrace.formats.block.BlockReading;
import io.millrace.formats.block.ValueBlock;
import io.millrace.formats.text.Utf8;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;

/** Reads records with certain columns. */
final class CsvReading implements BlockReading {
    private final int maxRecordBytes;
    private final CsvFields cut;
    private final CsvValueReader values;
    private final ValueBlock block;
    private final CsvLocator locator;
    private final CsvBlockReader blockReader;
    private CsvColumns columns = CsvColumns.NONE;

    CsvReading(Schema schema, CsvSettings settings, Kernels kernels) {
        this.maxRecordBytes = settings.maxRecordBytes();
        this.cut = new CsvFields(settings.dialect());
        this.values = new CsvValueReader(schema, settings.timestamps());
        this.block = new ValueBlock(schema.size());
        this.locator = new CsvLocator(kernels.separators(), block, settings);
        this.blockReader = new CsvBlockReader(values, kernels.bytes());
    }

    /** Takes what to append to, and the columns of the records that follow. */
    void bind(BatchBuilder rows, CsvColumns next) {
        values.bind(rows);
        columns = next;
    }

    @Override
    public void locate(RawRecords records, int from, int to) {
        locator.locate(records, from, to, columns);
    }

    @Override
    public boolean isLocated(int row) {
        return locator.isLocated(row);
    }

    @Override
    public int read(byte[] data, int from, int to) {
        return blockReader.read(data, block, from, to);
    }

    @Override
    public void readAlone(byte[] data, int start, int length) {
        RecordSize.check(length, maxRecordBytes);
        int end = start + length;
        int invalid = Utf8.indexOfInvalid(data, start, end);
        if (invalid != Utf8.VALID) {
            throw MalformedRecord.found(MalformedCode.INVALID_UTF8, "expected UTF-8", data, invalid, end);
        }
        cut.cut(data, start, end);
        if (cut.count() != columns.count()) {
            throw MalformedRecord.found(
                    MalformedCode.CSV_COLUMNS,
                    "expected " + columns.count() + " columns and not " + cut.count(),
                    data,
                    start,
                    end);
        }
        for (int field = 0; field < columns.columns().length; field++) {
            int column = columns.columns()[field];
            if (column == CsvColumns.ABSENT) {
                values.appendNull(field);
            } else {
                values.read(field, data, cut, column);
            }
        }
    }
}
