package io.millrace.formats.columns;

import io.millrace.kernels.Kernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Gather;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RowsPerRecord;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the rows of a batch as one record, or as several if one would be too large. */
final class ColumnsEncoder implements RecordEncoder {
    private final byte[] schema;
    private final int maxRecordBytes;
    private final ColumnWriter writer = new ColumnWriter(Kernels.active());

    ColumnsEncoder(Schema schema, int maxRecordBytes) {
        EncodedRecords fields = new EncodedRecords();
        TypeCode.writeFields(schema.fields(), fields);
        fields.end();
        this.schema = fields.bytes(0);
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public RowsPerRecord rowsPerRecord() {
        return RowsPerRecord.MANY;
    }

    @Override
    public boolean isSelfDelimiting() {
        return true;
    }

    @Override
    public void encode(Batch batch, EncodedRecords records) {
        int count = batch.selectedCount();
        if (count > 0) {
            write(rows(batch.columns(), batch.selection().rows(), count), count, records);
        }
    }

    /** A row that is larger than a record should be is a record by itself. */
    private void write(List<Column> columns, int rows, EncodedRecords records) {
        if (rows > 1 && Header.BYTES + schema.length + UnpackedSize.of(columns) > maxRecordBytes) {
            int half = rows / 2;
            write(rows(columns, IntStream.range(0, half).toArray(), half), half, records);
            write(rows(columns, IntStream.range(half, rows).toArray(), rows - half), rows - half, records);
        } else {
            writeRecord(columns, rows, records);
        }
    }

    private static List<Column> rows(List<Column> columns, int[] rows, int count) {
        return columns.stream().map(column -> Gather.rows(column, rows, count)).toList();
    }

    private void writeRecord(List<Column> columns, int rows, EncodedRecords records) {
        int start = records.size();
        records.ensure(Header.BYTES);
        records.advance(Header.BYTES);
        VarInts.write(rows, records);
        VarInts.write(schema.length, records);
        records.write(schema);
        columns.forEach(column -> writer.write(column, records));
        Header.write(records.data(), start, records.size());
        records.end();
    }
}
