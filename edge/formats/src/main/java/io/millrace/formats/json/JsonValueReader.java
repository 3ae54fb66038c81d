package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.byteAt;
import static io.millrace.formats.json.JsonSyntax.endOfPlainText;
import static io.millrace.formats.json.JsonSyntax.isDigit;
import static io.millrace.formats.json.JsonSyntax.skipSpace;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.TimestampForm;
import io.millrace.formats.text.Base64Text;
import io.millrace.formats.text.DoubleReader;
import io.millrace.formats.text.IntegerReader;
import io.millrace.formats.text.TimestampReader;
import io.millrace.formats.text.ValueKind;
import io.millrace.formats.text.Words;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;

/** Reads the values of wanted fields, each into its column. */
final class JsonValueReader {
    private final Field[] fields;
    private final ValueKind[] kinds;
    private final TimestampReader[] timestamps;
    private final ColumnBuilder[] columns;
    private final JsonText text;
    private final JsonSkipper skipper;

    /** The whole number that was read last. */
    private long number;

    JsonValueReader(Schema schema, TimestampForm form, JsonText text, JsonSkipper skipper) {
        this.fields = schema.fields().toArray(Field[]::new);
        this.kinds = schema.fields().stream()
                .map(field -> ValueKind.of(field.type(), form))
                .toArray(ValueKind[]::new);
        this.timestamps = schema.fields().stream().map(TimestampReader::new).toArray(TimestampReader[]::new);
        this.columns = new ColumnBuilder[fields.length];
        this.text = text;
        this.skipper = skipper;
    }

    /** Takes the columns to append to. */
    void bind(BatchBuilder rows) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rows.column(i);
        }
    }

    /** Drops the last value of a field: a later one stands in the record. */
    void takeBack(int field) {
        columns[field].truncate(columns[field].size() - 1);
    }

    /** Appends null for a field that the record between {@code start} and {@code end} has not. */
    void appendMissing(int field, byte[] data, int start, int end) {
        if (!fields[field].nullable()) {
            throw MalformedRecord.found(
                    MalformedCode.JSON_MISSING_FIELD, wanted(field) + ", and it is required", data, start, end);
        }
        columns[field].appendNull();
    }

    /** Reads the value at {@code from}, white space before it included, and gives the index behind it. */
    int read(int field, byte[] data, int from, int end) {
        byte first = byteAt(data, from, end);
        if (first <= ' ') {
            int at = skipSpace(data, from, end);
            return at == from ? skipper.skip(data, at, end, 1) : read(field, data, at, end);
        }
        if (first == 'n') {
            return readNull(field, data, from, end);
        }
        return switch (kinds[field]) {
            case BOOLEAN -> readBoolean(field, data, from, end);
            case INT -> {
                int at = readInteger(field, data, from, end);
                ((IntColumnBuilder) columns[field]).append((int) number);
                yield at;
            }
            case BIGINT, MICROS -> {
                int at = readInteger(field, data, from, end);
                ((LongColumnBuilder) columns[field]).append(number);
                yield at;
            }
            case MILLIS -> {
                int at = readInteger(field, data, from, end);
                long micros = IntegerReader.millisToMicros(number, data, from, at, fields[field]);
                ((LongColumnBuilder) columns[field]).append(micros);
                yield at;
            }
            case DOUBLE -> readDouble(field, data, from, end);
            case STRING -> readString(field, data, from, end);
            case ISO8601 -> readTimestamp(field, data, from, end);
            case BYTES -> readBytes(field, data, from, end);
        };
    }

    private int readNull(int field, byte[] data, int from, int end) {
        int at = JsonSyntax.endOfLiteral(data, from, end);
        if (!fields[field].nullable()) {
            throw MalformedRecord.found(
                    MalformedCode.JSON_MISSING_FIELD, wanted(field) + ", and it is required", data, from, at);
        }
        columns[field].appendNull();
        return at;
    }

    private int readBoolean(int field, byte[] data, int from, int end) {
        byte first = data[from];
        if (first != 't' && first != 'f') {
            throw wrongType(field, data, from, end);
        }
        int at = JsonSyntax.endOfLiteral(data, from, end);
        ((BooleanColumnBuilder) columns[field]).append(first == 't');
        return at;
    }

    /** Leaves the value in {@link #number}. Numbers of up to seven digits are read as one word, without branches. */
    private int readInteger(int field, byte[] data, int from, int end) {
        int negative = data[from] == '-' ? 1 : 0;
        int first = from + negative;
        if (first + Long.BYTES > data.length) {
            return readUnusualInteger(field, data, from, end);
        }
        long word = Words.load(data, first);
        int digits = Words.digits(word);
        if (!JsonSyntax.isShortInteger(data, first, digits, end)) {
            return readUnusualInteger(field, data, from, end);
        }
        long value = Words.decimal(word, digits);
        number = (value ^ -negative) + negative;
        return first + digits;
    }

    private int readUnusualInteger(int field, byte[] data, int from, int end) {
        if (data[from] != '-' && !isDigit(data[from])) {
            throw wrongType(field, data, from, end);
        }
        int at = JsonSyntax.endOfNumber(data, from, end);
        number = IntegerReader.read(data, from, at, fields[field]);
        return at;
    }

    private int readDouble(int field, byte[] data, int from, int end) {
        if (data[from] != '-' && !isDigit(data[from])) {
            throw wrongType(field, data, from, end);
        }
        int at = JsonSyntax.endOfNumber(data, from, end);
        ((DoubleColumnBuilder) columns[field]).append(DoubleReader.read(data, from, at, fields[field]));
        return at;
    }

    private int readString(int field, byte[] data, int from, int end) {
        int close = endOfPlainString(field, data, from, end);
        BytesColumnBuilder column = (BytesColumnBuilder) columns[field];
        if (byteAt(data, close, end) == '"') {
            column.append(data, from + 1, close - from - 1);
            return close + 1;
        }
        int at = text.read(data, from + 1, end);
        column.append(text.bytes(), 0, text.length());
        return at;
    }

    private int readTimestamp(int field, byte[] data, int from, int end) {
        int close = endOfPlainString(field, data, from, end);
        LongColumnBuilder column = (LongColumnBuilder) columns[field];
        if (byteAt(data, close, end) == '"') {
            column.append(timestamps[field].read(data, from + 1, close));
            return close + 1;
        }
        int at = text.read(data, from + 1, end);
        try {
            column.append(timestamps[field].read(text.bytes(), 0, text.length()));
        } catch (MalformedRecord e) {
            throw e.movedTo(from);
        }
        return at;
    }

    private int readBytes(int field, byte[] data, int from, int end) {
        int close = endOfPlainString(field, data, from, end);
        BytesColumnBuilder column = (BytesColumnBuilder) columns[field];
        if (byteAt(data, close, end) == '"') {
            Base64Text.read(data, from + 1, close, fields[field], column);
            return close + 1;
        }
        int at = text.read(data, from + 1, end);
        try {
            Base64Text.read(text.bytes(), 0, text.length(), fields[field], column);
        } catch (MalformedRecord e) {
            throw e.movedTo(from);
        }
        return at;
    }

    private int endOfPlainString(int field, byte[] data, int from, int end) {
        if (data[from] != '"') {
            throw wrongType(field, data, from, end);
        }
        return endOfPlainText(data, from + 1, end);
    }

    /** A value that is JSON has the wrong type; one that is no JSON, the wrong syntax. */
    private MalformedRecord wrongType(int field, byte[] data, int from, int end) {
        int to = skipper.skip(data, from, end, 1);
        return MalformedRecord.found(MalformedCode.JSON_TYPE, wanted(field), data, from, to);
    }

    private String wanted(int field) {
        return "field '" + fields[field].name() + "': expected "
                + switch (kinds[field]) {
                    case BOOLEAN -> "true or false";
                    case INT, BIGINT -> "a whole number (" + fields[field].type() + ")";
                    case DOUBLE -> "a number (DOUBLE)";
                    case STRING -> "a string";
                    case BYTES -> "base64 in a string";
                    case ISO8601 -> "a time in a string (option timestamps: ISO8601)";
                    case MILLIS -> "milliseconds since 1970 as a whole number (option timestamps: MILLIS)";
                    case MICROS -> "microseconds since 1970 as a whole number (option timestamps: MICROS)";
                };
    }
}
