package io.millrace.formats.json;

import io.millrace.formats.TimestampForm;
import io.millrace.formats.text.Base64Text;
import io.millrace.formats.text.ScalarWriter;
import io.millrace.formats.text.ValueKind;
import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Field;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.RowColumn;
import io.millrace.model.spi.EncodedRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the values of one type, without white space. Null, and a DOUBLE that is no number or infinite, is {@code null}. */
final class JsonValueWriter {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final ScalarWriter scalars;
    private final @Nullable ValueKind kind;

    /** For the element of an ARRAY, the value of a MAP or the fields of a ROW. */
    private final JsonValueWriter[] parts;

    /** What stands before each field of a ROW: brace or comma, key and colon. */
    private final byte[][] leads;

    private JsonValueWriter(ScalarWriter scalars, @Nullable ValueKind kind, JsonValueWriter[] parts, byte[][] leads) {
        this.scalars = scalars;
        this.kind = kind;
        this.parts = parts;
        this.leads = leads;
    }

    /**
     * @param scalars shared with the writers around it
     * @throws IllegalArgumentException if JSON does not have the type
     */
    static JsonValueWriter of(DataType type, TimestampForm form, ScalarWriter scalars) {
        return switch (type) {
            case DataType.Scalar scalar -> ofKind(ValueKind.of(scalar, form), scalars);
            case DataType.Decimal decimal -> ofKind(ValueKind.of(decimal, form), scalars);
            case DataType.Array array -> ofPart(array.element(), form, scalars);
            case DataType.Map map -> {
                if (map.key() != DataType.Scalar.STRING) {
                    throw new IllegalArgumentException("keys of type " + map.key() + " have no form in JSON");
                }
                yield ofPart(map.value(), form, scalars);
            }
            case DataType.Row row -> ofFields(row.fields(), form, scalars);
        };
    }

    private static JsonValueWriter ofKind(ValueKind kind, ScalarWriter scalars) {
        return new JsonValueWriter(scalars, kind, new JsonValueWriter[0], new byte[0][]);
    }

    private static JsonValueWriter ofPart(DataType type, TimestampForm form, ScalarWriter scalars) {
        return new JsonValueWriter(scalars, null, new JsonValueWriter[] {of(type, form, scalars)}, new byte[0][]);
    }

    /** A writer of objects with these members. */
    static JsonValueWriter ofFields(List<Field> fields, TimestampForm form, ScalarWriter scalars) {
        JsonValueWriter[] parts = new JsonValueWriter[fields.size()];
        byte[][] leads = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = of(fields.get(i).type(), form, scalars);
            leads[i] = lead(i == 0 ? '{' : ',', fields.get(i).name());
        }
        return new JsonValueWriter(scalars, null, parts, leads);
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

    void write(Column column, int row, EncodedRecords out) {
        if (column.validity().isNull(row)) {
            out.write(NULL);
        } else if (column instanceof NestedColumn nested) {
            writeNested(nested, row, out);
        } else {
            writeScalar(column, row, out);
        }
    }

    private void writeNested(NestedColumn column, int row, EncodedRecords out) {
        switch (column) {
            case ArrayColumn c -> writeElements(c, row, out);
            case MapColumn c -> writeEntries(c, row, out);
            case RowColumn c -> writeFields(c.fields(), row, out);
        }
    }

    private void writeElements(ArrayColumn column, int row, EncodedRecords out) {
        out.write('[');
        int from = column.offsets()[row];
        for (int i = from; i < column.offsets()[row + 1]; i++) {
            if (i > from) {
                out.write(',');
            }
            parts[0].write(column.elements(), i, out);
        }
        out.write(']');
    }

    private void writeEntries(MapColumn column, int row, EncodedRecords out) {
        BytesColumn keys = (BytesColumn) column.keys();
        out.write('{');
        int from = column.offsets()[row];
        for (int i = from; i < column.offsets()[row + 1]; i++) {
            if (i > from) {
                out.write(',');
            }
            JsonTextWriter.write(keys.data(), keys.start(i), keys.start(i) + keys.length(i), out);
            out.write(':');
            parts[0].write(column.values(), i, out);
        }
        out.write('}');
    }

    /** Writes an object of one row of each column. */
    void writeFields(List<Column> columns, int row, EncodedRecords out) {
        if (leads.length == 0) {
            out.write('{');
        }
        for (int field = 0; field < leads.length; field++) {
            out.write(leads[field]);
            parts[field].write(columns.get(field), row, out);
        }
        out.write('}');
    }

    private void writeScalar(Column column, int row, EncodedRecords out) {
        ValueKind known = Objects.requireNonNull(kind);
        switch (known) {
            case BOOLEAN, INT, BIGINT, DECIMAL, MILLIS, MICROS -> scalars.write(known, column, row, out);
            case DOUBLE -> {
                if (Double.isFinite(((DoubleColumn) column).values()[row])) {
                    scalars.write(known, column, row, out);
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
                scalars.write(known, column, row, out);
                out.write('"');
            }
        }
    }
}
