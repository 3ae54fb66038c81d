package io.millrace.formats.json;

import io.millrace.formats.TimestampForm;
import io.millrace.formats.text.Base64Text;
import io.millrace.formats.text.ScalarWriter;
import io.millrace.formats.text.ValueKind;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Writes each row as an object with all fields of the schema, in its order, without white space. Null, and a DOUBLE that
 * is no number or infinite, is written as {@code null}.
 */
final class JsonEncoder implements RecordEncoder {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final ValueKind[] kinds;

    /** What stands before each value: brace or comma, key and colon. */
    private final byte[][] leads;

    private final Column[] columns;
    private final ScalarWriter scalars = new ScalarWriter();

    JsonEncoder(Schema schema, TimestampForm form) {
        this.kinds = schema.fields().stream()
                .map(field -> ValueKind.of(field.type(), form))
                .toArray(ValueKind[]::new);
        this.leads = new byte[kinds.length][];
        this.columns = new Column[kinds.length];
        for (int i = 0; i < leads.length; i++) {
            leads[i] = lead(i == 0 ? '{' : ',', schema.field(i).name());
        }
    }

    private static byte[] lead(char before, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        EncodedRecords lead = new EncodedRecords();
        lead.write(before);
        JsonTextWriter.write(text, 0, text.length, lead);
        lead.write(':');
        lead.end();
        return lead.bytes(0);
    }

    @Override
    public void encode(Batch rows, EncodedRecords records) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rows.column(i);
        }
        Selection selection = rows.selection();
        int[] selected = selection.rows();
        int count = selection.count();
        for (int i = 0; i < count; i++) {
            if (leads.length == 0) {
                records.write('{');
            }
            for (int field = 0; field < leads.length; field++) {
                records.write(leads[field]);
                write(field, selected[i], records);
            }
            records.write('}');
            records.end();
        }
    }

    private void write(int field, int row, EncodedRecords out) {
        Column column = columns[field];
        if (column.validity().isNull(row)) {
            out.write(NULL);
            return;
        }
        ValueKind kind = kinds[field];
        switch (kind) {
            case BOOLEAN, INT, BIGINT, MILLIS, MICROS -> scalars.write(kind, column, row, out);
            case DOUBLE -> {
                if (Double.isFinite(((DoubleColumn) column).values()[row])) {
                    scalars.write(kind, column, row, out);
                } else {
                    out.write(NULL);
                }
            }
            case STRING -> {
                BytesColumn text = (BytesColumn) column;
                JsonTextWriter.write(text.data(), text.start(row), text.start(row) + text.length(row), out);
            }
            case BYTES -> {
                out.write('"');
                Base64Text.write((BytesColumn) column, row, out);
                out.write('"');
            }
            case ISO8601 -> {
                out.write('"');
                scalars.write(kind, column, row, out);
                out.write('"');
            }
        }
    }
}
