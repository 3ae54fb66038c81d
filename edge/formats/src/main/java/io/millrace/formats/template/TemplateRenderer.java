package io.millrace.formats.template;

import io.millrace.formats.text.DoubleWriter;
import io.millrace.formats.text.IntegerWriter;
import io.millrace.formats.text.TimestampForm;
import io.millrace.formats.text.TimestampWriter;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Template;
import io.millrace.model.spi.EncodedRecords;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Template} for the rows of a batch. Numbers are written in decimal, STRING and BYTES as their bytes,
 * null as nothing. Used by one thread.
 */
public final class TemplateRenderer {
    private final Piece[] pieces;
    /** The column of each piece in the batch at hand; those of text stay empty. */
    private final @Nullable Column[] columns;

    private final DoubleWriter doubles = new DoubleWriter();

    /**
     * @throws IllegalArgumentException if the template names a field that {@code schema} has not, a field of a type without
     *     text form, or asks for milliseconds or microseconds of anything but a TIMESTAMP
     */
    public TemplateRenderer(Template template, Schema schema) {
        this.pieces = template.parts().stream()
                .map(part -> piece(part, template, schema))
                .toArray(Piece[]::new);
        this.columns = new Column[pieces.length];
    }

    /** Adds one value to {@code out} for each selected row, in order. No value is absent. */
    public void render(Batch rows, EncodedRecords out) {
        for (int p = 0; p < pieces.length; p++) {
            columns[p] = pieces[p].kind == Kind.TEXT ? null : rows.column(pieces[p].field);
        }
        Selection selection = rows.selection();
        int[] selected = selection.rows();
        int count = selection.count();
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < pieces.length; p++) {
                Column column = columns[p];
                if (column == null) {
                    out.write(pieces[p].text);
                } else if (column.validity().isValid(selected[i])) {
                    write(pieces[p].kind, column, selected[i], out);
                }
            }
            out.end();
        }
    }

    private void write(Kind kind, Column column, int row, EncodedRecords out) {
        switch (kind) {
            case TEXT -> throw new IllegalStateException("text has no column");
            case BOOLEAN -> out.writeAscii(((BooleanColumn) column).get(row) ? "true" : "false");
            case INT -> IntegerWriter.write(((IntColumn) column).values()[row], out);
            case BIGINT -> IntegerWriter.write(((LongColumn) column).values()[row], out);
            case DOUBLE -> doubles.write(((DoubleColumn) column).values()[row], out);
            case BYTES -> {
                BytesColumn bytes = (BytesColumn) column;
                out.write(bytes.data(), bytes.start(row), bytes.length(row));
            }
            case ISO8601 -> TimestampWriter.write(((LongColumn) column).values()[row], TimestampForm.ISO8601, out);
            case MILLIS -> TimestampWriter.write(((LongColumn) column).values()[row], TimestampForm.MILLIS, out);
            case MICROS -> TimestampWriter.write(((LongColumn) column).values()[row], TimestampForm.MICROS, out);
        }
    }

    private static Piece piece(Template.Part part, Template template, Schema schema) {
        return switch (part) {
            case Template.Part.Text text -> new Piece(Kind.TEXT, text.text().getBytes(StandardCharsets.UTF_8), -1);
            case Template.Part.Value value -> {
                int field = schema.indexOf(value.field())
                        .orElseThrow(() -> new IllegalArgumentException("template '" + template.text()
                                + "' names the field '" + value.field() + "'; the rows have " + schema));
                yield new Piece(kind(value, schema.field(field).type(), template), new byte[0], field);
            }
        };
    }

    private static Kind kind(Template.Part.Value value, DataType type, Template template) {
        if (!(type instanceof DataType.Scalar scalar)) {
            throw new IllegalArgumentException("template '" + template.text() + "': " + value.field() + " is " + type
                    + ", which has no text form");
        }
        if (value.rendering() != Template.Rendering.PLAIN && scalar != DataType.Scalar.TIMESTAMP) {
            throw new IllegalArgumentException("template '" + template.text() + "': " + value.field() + " is " + type
                    + "; 'millis' and 'micros' are for a TIMESTAMP");
        }
        return switch (scalar) {
            case BOOLEAN -> Kind.BOOLEAN;
            case INT -> Kind.INT;
            case BIGINT -> Kind.BIGINT;
            case DOUBLE -> Kind.DOUBLE;
            case STRING, BYTES -> Kind.BYTES;
            case TIMESTAMP ->
                switch (value.rendering()) {
                    case PLAIN -> Kind.ISO8601;
                    case MILLIS -> Kind.MILLIS;
                    case MICROS -> Kind.MICROS;
                };
        };
    }

    private enum Kind {
        TEXT,
        BOOLEAN,
        INT,
        BIGINT,
        DOUBLE,
        BYTES,
        ISO8601,
        MILLIS,
        MICROS
    }

    /** A part of the template, bound to a column. */
    private record Piece(Kind kind, byte[] text, int field) {}
}
