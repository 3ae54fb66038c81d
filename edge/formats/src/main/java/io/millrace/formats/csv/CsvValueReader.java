package io.millrace.formats.csv;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.TimestampForm;
import io.millrace.formats.block.ValueBlock;
import io.millrace.formats.text.Base64Text;
import io.millrace.formats.text.DecimalReader;
import io.millrace.formats.text.DoubleReader;
import io.millrace.formats.text.IntegerReader;
import io.millrace.formats.text.TimestampReader;
import io.millrace.formats.text.ValueKind;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the text of fields, each into its column. */
final class CsvValueReader {
    private final Field[] fields;
    private final ValueKind[] kinds;
    private final TimestampReader[] timestamps;
    private final @Nullable DecimalReader[] decimals;
    private final ColumnBuilder[] columns;

    CsvValueReader(Schema schema, TimestampForm form) {
        this.fields = schema.fields().toArray(Field[]::new);
        this.kinds = schema.fields().stream()
                .map(field -> ValueKind.of(field.type(), form))
                .toArray(ValueKind[]::new);
        this.timestamps = schema.fields().stream().map(TimestampReader::new).toArray(TimestampReader[]::new);
        this.decimals = schema.fields().stream()
                .map(field -> field.type() instanceof DataType.Decimal ? new DecimalReader(field) : null)
                .toArray(DecimalReader[]::new);
        this.columns = new ColumnBuilder[fields.length];
    }

    /** Takes the columns to append to. */
    void bind(BatchBuilder rows) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rows.column(i);
        }
    }

    /** How the values of a field are written. */
    ValueKind kind(int field) {
        return kinds[field];
    }

    /** Where the values of a field go. */
    ColumnBuilder column(int field) {
        return columns[field];
    }

    /** Reads the times of a field. */
    TimestampReader timestamps(int field) {
        return timestamps[field];
    }

    void appendNull(int field) {
        columns[field].appendNull();
    }

    /** Appends the value of a field that stands in {@code column} of a record. Empty text without quotes is null. */
    void read(int field, byte[] data, CsvFields record, int column) {
        int from = record.start(column);
        int to = record.end(column);
        if (from == to && !record.isQuoted(column)) {
            if (!fields[field].nullable()) {
                throw MalformedRecord.found(
                        MalformedCode.CSV_MISSING_FIELD,
                        "field '" + fields[field].name() + "': expected a value (" + fields[field].type()
                                + "), and it is required",
                        data,
                        from,
                        to);
            }
            columns[field].appendNull();
        } else if (record.isEscaped(column)) {
            int length = record.unescape(column, data);
            try {
                append(field, record.unescaped(), 0, length);
            } catch (MalformedRecord e) {
                throw e.movedTo(from);
            }
        } else {
            append(field, data, from, to);
        }
    }

    /** Appends the value of a field that stands in {@code data[start .. end)} as it is; null if it is absent. */
    void readAt(int field, byte[] data, int start, int end) {
        if (start != ValueBlock.ABSENT) {
            append(field, data, start, end);
        } else if (fields[field].nullable()) {
            columns[field].appendNull();
        } else {
            throw MalformedRecord.of(
                    MalformedCode.CSV_MISSING_FIELD, "field '" + fields[field].name() + "' has no value");
        }
    }

    private void append(int field, byte[] text, int from, int to) {
        ColumnBuilder column = columns[field];
        switch (kinds[field]) {
            case BOOLEAN -> ((BooleanColumnBuilder) column).append(readBoolean(field, text, from, to));
            case INT -> ((IntColumnBuilder) column).append((int) IntegerReader.read(text, from, to, fields[field]));
            case BIGINT, MICROS ->
                ((LongColumnBuilder) column).append(IntegerReader.read(text, from, to, fields[field]));
            case MILLIS -> {
                long millis = IntegerReader.read(text, from, to, fields[field]);
                ((LongColumnBuilder) column)
                        .append(IntegerReader.millisToMicros(millis, text, from, to, fields[field]));
            }
            case DOUBLE -> ((DoubleColumnBuilder) column).append(DoubleReader.read(text, from, to, fields[field]));
            case DECIMAL ->
                ((DecimalColumnBuilder) column)
                        .append(Objects.requireNonNull(decimals[field]).read(text, from, to));
            case STRING -> ((BytesColumnBuilder) column).append(text, from, to - from);
            case BYTES -> Base64Text.read(text, from, to, fields[field], (BytesColumnBuilder) column);
            case ISO8601 -> ((LongColumnBuilder) column).append(timestamps[field].read(text, from, to));
        }
    }

    private boolean readBoolean(int field, byte[] text, int from, int to) {
        if (equalsIgnoringCase("true", text, from, to)) {
            return true;
        }
        if (equalsIgnoringCase("false", text, from, to)) {
            return false;
        }
        throw MalformedRecord.found(
                MalformedCode.INVALID_BOOLEAN,
                "field '" + fields[field].name() + "': expected true or false",
                text,
                from,
                to);
    }

    private static boolean equalsIgnoringCase(String lowerCase, byte[] text, int from, int to) {
        boolean equal = to - from == lowerCase.length();
        for (int i = 0; equal && i < lowerCase.length(); i++) {
            equal = (text[from + i] | 0x20) == lowerCase.charAt(i);
        }
        return equal;
    }
}
