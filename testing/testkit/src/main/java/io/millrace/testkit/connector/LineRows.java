package io.millrace.testkit.connector;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RowsPerRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Rows of one text, which is also how they are encoded. */
public final class LineRows {
    public static final Schema SCHEMA = Schema.of(Field.nullable("line", Scalar.STRING));

    private LineRows() {}

    public static Batch of(String... lines) {
        BatchBuilder rows = new BatchBuilder(SCHEMA, lines.length);
        for (String line : lines) {
            ((BytesColumnBuilder) rows.column(0)).append(line.getBytes(StandardCharsets.UTF_8));
            rows.endRow();
        }
        return rows.build();
    }

    /** Encodes the rows, behind a header. */
    public static RecordEncoder withHeader(String header) {
        return new RecordEncoder() {
            @Override
            public void encode(Batch rows, EncodedRecords records) {
                LineRows.encode(rows, records);
            }

            @Override
            public Optional<byte[]> header() {
                return Optional.of(header.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Encodes all rows of a batch as one record, with these texts around them, which tell its end. */
    public static RecordEncoder joined(String before, String after) {
        return new RecordEncoder() {
            @Override
            public void encode(Batch rows, EncodedRecords records) {
                BytesColumn lines = (BytesColumn) rows.column(0);
                records.writeAscii(before);
                for (int i = 0; i < rows.selectedCount(); i++) {
                    int row = rows.selection().rows()[i];
                    records.write(lines.data(), lines.start(row), lines.length(row));
                }
                records.writeAscii(after);
                records.end();
            }

            @Override
            public RowsPerRecord rowsPerRecord() {
                return RowsPerRecord.MANY;
            }

            @Override
            public boolean isSelfDelimiting() {
                return true;
            }
        };
    }

    /** A {@link RecordEncoder}. */
    public static void encode(Batch rows, EncodedRecords records) {
        BytesColumn lines = (BytesColumn) rows.column(0);
        for (int i = 0; i < rows.selectedCount(); i++) {
            int row = rows.selection().rows()[i];
            records.write(lines.data(), lines.start(row), lines.length(row));
            records.end();
        }
    }
}
