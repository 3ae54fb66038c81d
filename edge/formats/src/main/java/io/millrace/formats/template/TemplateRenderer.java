package io.millrace.formats.template;

import io.millrace.formats.TimestampForm;
import io.millrace.formats.text.ScalarWriter;
import io.millrace.formats.text.ValueKind;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
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
    private static final int NO_FIELD = -1;

    private final Piece[] pieces;
    /** The column of each piece in the batch at hand; those of text stay empty. */
    private final @Nullable Column[] columns;

    private final ScalarWriter values = new ScalarWriter();

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
            columns[p] = pieces[p].field == NO_FIELD ? null : rows.column(pieces[p].field);
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
                    values.write(pieces[p].kind, column, selected[i], out);
                }
            }
            out.end();
        }
    }

    private static Piece piece(Template.Part part, Template template, Schema schema) {
        return switch (part) {
            case Template.Part.Text text -> Piece.ofText(text.text());
            case Template.Part.Value value -> {
                int field = schema.indexOf(value.field())
                        .orElseThrow(() -> new IllegalArgumentException("template '" + template.text()
                                + "' names the field '" + value.field() + "'; the rows have " + schema));
                yield Piece.ofField(field, kind(value, schema.field(field).type(), template));
            }
        };
    }

    private static ValueKind kind(Template.Part.Value value, DataType type, Template template) {
        if (!ValueKind.supports(type)) {
            throw new IllegalArgumentException("template '" + template.text() + "': " + value.field() + " is " + type
                    + ", which has no text form");
        }
        if (value.rendering() != Template.Rendering.PLAIN && type != DataType.Scalar.TIMESTAMP) {
            throw new IllegalArgumentException("template '" + template.text() + "': " + value.field() + " is " + type
                    + "; 'millis' and 'micros' are for a TIMESTAMP");
        }
        return ValueKind.of(
                type,
                switch (value.rendering()) {
                    case PLAIN -> TimestampForm.ISO8601;
                    case MILLIS -> TimestampForm.MILLIS;
                    case MICROS -> TimestampForm.MICROS;
                });
    }

    /** A part of the template: text, or a field and its kind. */
    private record Piece(byte[] text, int field, ValueKind kind) {
        static Piece ofText(String text) {
            return new Piece(text.getBytes(StandardCharsets.UTF_8), NO_FIELD, ValueKind.STRING);
        }

        static Piece ofField(int field, ValueKind kind) {
            return new Piece(new byte[0], field, kind);
        }
    }
}
