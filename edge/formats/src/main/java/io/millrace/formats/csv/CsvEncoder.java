package io.millrace.formats.csv;

import io.millrace.formats.TimestampForm;
import io.millrace.formats.text.Base64Text;
import io.millrace.formats.text.ScalarWriter;
import io.millrace.formats.text.ValueKind;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes each row as a record with all fields of the schema, in its order, without a line end. Null is written as nothing,
 * the empty text in quotes.
 */
final class CsvEncoder implements RecordEncoder {
    private final CsvDialect dialect;
    private final ValueKind[] kinds;
    private final Column[] columns;
    /** Whether the delimiter may stand in numbers or times. */
    private final boolean quoteAll;

    private final Optional<byte[]> header;
    private final ScalarWriter scalars = new ScalarWriter();

    /** @param header whether the names of the fields are to stand before the first record */
    CsvEncoder(Schema schema, CsvDialect dialect, TimestampForm form, boolean header) {
        this.dialect = dialect;
        this.quoteAll = CsvDialect.occursInScalars(dialect.delimiter());
        this.kinds = schema.fields().stream()
                .map(field -> ValueKind.of(field.type(), form))
                .toArray(ValueKind[]::new);
        this.columns = new Column[kinds.length];
        this.header = header ? Optional.of(names(schema)) : Optional.empty();
    }

    private byte[] names(Schema schema) {
        EncodedRecords line = new EncodedRecords();
        for (String name : schema.names()) {
            if (line.size() > 0) {
                line.write(dialect.delimiter());
            }
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            writeText(text, 0, text.length, line);
        }
        line.end();
        return line.bytes(0);
    }

    @Override
    public Optional<byte[]> header() {
        return header.map(byte[]::clone);
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
            for (int field = 0; field < columns.length; field++) {
                if (field > 0) {
                    records.write(dialect.delimiter());
                }
                if (columns[field].validity().isValid(selected[i])) {
                    write(kinds[field], columns[field], selected[i], records);
                }
            }
            records.end();
        }
    }

    private void write(ValueKind kind, Column column, int row, EncodedRecords out) {
        if (kind == ValueKind.STRING) {
            BytesColumn text = (BytesColumn) column;
            writeText(text.data(), text.start(row), text.start(row) + text.length(row), out);
        } else if (quoteAll || kind == ValueKind.BYTES) {
            out.write(dialect.quote());
            writeBare(kind, column, row, out);
            out.write(dialect.quote());
        } else {
            writeBare(kind, column, row, out);
        }
    }

    private void writeBare(ValueKind kind, Column column, int row, EncodedRecords out) {
        if (kind == ValueKind.BYTES) {
            Base64Text.write((BytesColumn) column, row, out);
        } else {
            scalars.write(kind, column, row, out);
        }
    }

    private void writeText(byte[] text, int from, int to, EncodedRecords out) {
        if (from < to && isBare(text, from, to)) {
            out.write(text, from, to - from);
            return;
        }
        out.write(dialect.quote());
        int written = from;
        for (int at = from; at < to; at++) {
            if (text[at] == dialect.quote()) {
                out.write(text, written, at + 1 - written);
                written = at;
            }
        }
        out.write(text, written, to - written);
        out.write(dialect.quote());
    }

    private boolean isBare(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            byte b = text[at];
            if (b == dialect.delimiter() || b == dialect.quote() || b == '\n' || b == '\r') {
                return false;
            }
        }
        return true;
    }
}
