package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.NOT_PLAIN;
import static io.millrace.formats.json.JsonSyntax.byteAt;
import static io.millrace.formats.json.JsonSyntax.isDigit;
import static io.millrace.formats.json.JsonSyntax.skipSpace;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.text.Base64Text;
import io.millrace.formats.text.DoubleReader;
import io.millrace.formats.text.IntegerReader;
import io.millrace.formats.text.TimestampReader;
import io.millrace.formats.text.Words;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;

/** Reads the values of wanted fields that hold no others, each into its column. */
final class JsonValueReader {
    private final JsonText text;
    private final JsonSkipper skipper;

    /** The whole number that was read last. */
    private long number;

    JsonValueReader(JsonText text, JsonSkipper skipper) {
        this.text = text;
        this.skipper = skipper;
    }

    /** Appends null for a field that the record between {@code start} and {@code end} has not. */
    void appendMissing(JsonColumn column, byte[] data, int start, int end) {
        if (!column.field().nullable()) {
            throw MalformedRecord.found(
                    MalformedCode.JSON_MISSING_FIELD, wanted(column) + ", and it is required", data, start, end);
        }
        column.builder().appendNull();
    }

    /** Reads the value at {@code from}, white space before it included, and gives the index behind it. */
    int read(JsonColumn column, byte[] data, int from, int end) {
        byte first = byteAt(data, from, end);
        if (first <= ' ') {
            int at = skipSpace(data, from, end);
            return at == from ? skipper.skip(data, at, end, 1) : read(column, data, at, end);
        }
        if (first == 'n') {
            return readNull(column, data, from, end);
        }
        return switch (column.kind()) {
            case BOOLEAN -> readBoolean(column, data, from, end);
            case INT -> {
                int at = readInteger(column, data, from, end);
                ((IntColumnBuilder) column.builder()).append((int) number);
                yield at;
            }
            case BIGINT, MICROS -> {
                int at = readInteger(column, data, from, end);
                ((LongColumnBuilder) column.builder()).append(number);
                yield at;
            }
            case MILLIS -> {
                int at = readInteger(column, data, from, end);
                long micros = IntegerReader.millisToMicros(number, data, from, at, column.field());
                ((LongColumnBuilder) column.builder()).append(micros);
                yield at;
            }
            case DOUBLE -> readDouble(column, data, from, end);
            case DECIMAL -> readDecimal(column, data, from, end);
            case STRING -> readString(column, data, from, end);
            case ISO8601 -> readTimestamp(column, data, from, end);
            case BYTES -> readBytes(column, data, from, end);
        };
    }

    /** Reads a null at {@code from}. */
    int readNull(JsonColumn column, byte[] data, int from, int end) {
        int at = JsonSyntax.endOfLiteral(data, from, end);
        if (!column.field().nullable()) {
            throw MalformedRecord.found(
                    MalformedCode.JSON_MISSING_FIELD, wanted(column) + ", and it is required", data, from, at);
        }
        column.builder().appendNull();
        return at;
    }

    private int readBoolean(JsonColumn column, byte[] data, int from, int end) {
        byte first = data[from];
        if (first != 't' && first != 'f') {
            throw wrongType(column, data, from, end);
        }
        int at = JsonSyntax.endOfLiteral(data, from, end);
        ((BooleanColumnBuilder) column.builder()).append(first == 't');
        return at;
    }

    /** Leaves the value in {@link #number}. Numbers of up to seven digits are read as one word, without branches. */
    private int readInteger(JsonColumn column, byte[] data, int from, int end) {
        int negative = data[from] == '-' ? 1 : 0;
        int first = from + negative;
        if (first + Long.BYTES > data.length) {
            return readUnusualInteger(column, data, from, end);
        }
        long word = Words.load(data, first);
        int digits = Words.digits(word);
        if (!JsonSyntax.isShortInteger(data, first, digits, end)) {
            return readUnusualInteger(column, data, from, end);
        }
        long value = Words.decimal(word, digits);
        number = (value ^ -negative) + negative;
        return first + digits;
    }

    private int readUnusualInteger(JsonColumn column, byte[] data, int from, int end) {
        if (data[from] != '-' && !isDigit(data[from])) {
            throw wrongType(column, data, from, end);
        }
        int at = JsonSyntax.endOfNumber(data, from, end);
        number = IntegerReader.read(data, from, at, column.field());
        return at;
    }

    private int readDouble(JsonColumn column, byte[] data, int from, int end) {
        if (data[from] != '-' && !isDigit(data[from])) {
            throw wrongType(column, data, from, end);
        }
        int at = JsonSyntax.endOfNumber(data, from, end);
        ((DoubleColumnBuilder) column.builder()).append(DoubleReader.read(data, from, at, column.field()));
        return at;
    }

    private int readDecimal(JsonColumn column, byte[] data, int from, int end) {
        if (data[from] != '-' && !isDigit(data[from])) {
            throw wrongType(column, data, from, end);
        }
        int at = JsonSyntax.endOfNumber(data, from, end);
        ((DecimalColumnBuilder) column.builder()).append(column.decimals().read(data, from, at));
        return at;
    }

    private int readString(JsonColumn column, byte[] data, int from, int end) {
        int quote = closingQuote(column, data, from, end);
        BytesColumnBuilder builder = (BytesColumnBuilder) column.builder();
        if (quote != NOT_PLAIN) {
            builder.append(data, from + 1, quote - from - 1);
            return quote + 1;
        }
        int at = text.read(data, from + 1, end);
        builder.append(text.bytes(), 0, text.length());
        return at;
    }

    private int readTimestamp(JsonColumn column, byte[] data, int from, int end) {
        if (data[from] == '"') {
            long known = column.timestamps().readInLastMinute(data, from + 1);
            int quote = from + 1 + TimestampReader.SECOND_LENGTH;
            if (known != TimestampReader.UNKNOWN) {
                quote += byteAt(data, quote, end) == 'Z' ? 1 : 0;
                if (byteAt(data, quote, end) == '"') {
                    ((LongColumnBuilder) column.builder()).append(known);
                    return quote + 1;
                }
            }
        }
        return readAnyTimestamp(column, data, from, end);
    }

    private int readAnyTimestamp(JsonColumn column, byte[] data, int from, int end) {
        int quote = closingQuote(column, data, from, end);
        LongColumnBuilder builder = (LongColumnBuilder) column.builder();
        if (quote != NOT_PLAIN) {
            builder.append(column.timestamps().read(data, from + 1, quote));
            return quote + 1;
        }
        int at = text.read(data, from + 1, end);
        try {
            builder.append(column.timestamps().read(text.bytes(), 0, text.length()));
        } catch (MalformedRecord e) {
            throw e.movedTo(from);
        }
        return at;
    }

    private int readBytes(JsonColumn column, byte[] data, int from, int end) {
        int quote = closingQuote(column, data, from, end);
        BytesColumnBuilder builder = (BytesColumnBuilder) column.builder();
        if (quote != NOT_PLAIN) {
            Base64Text.read(data, from + 1, quote, column.field(), builder);
            return quote + 1;
        }
        int at = text.read(data, from + 1, end);
        try {
            Base64Text.read(text.bytes(), 0, text.length(), column.field(), builder);
        } catch (MalformedRecord e) {
            throw e.movedTo(from);
        }
        return at;
    }

    private int closingQuote(JsonColumn column, byte[] data, int from, int end) {
        if (data[from] != '"') {
            throw wrongType(column, data, from, end);
        }
        return JsonSyntax.closingQuote(data, from + 1, end);
    }

    /** A value that is JSON has the wrong type; one that is no JSON, the wrong syntax. */
    MalformedRecord wrongType(JsonColumn column, byte[] data, int from, int end) {
        int to = skipper.skip(data, from, end, 1);
        return MalformedRecord.found(MalformedCode.JSON_TYPE, wanted(column), data, from, to);
    }

    private String wanted(JsonColumn column) {
        return "field '" + column.field().name() + "': expected " + described(column);
    }

    private static String described(JsonColumn column) {
        return switch (column.nested()) {
            case JsonNested.Elements ignored -> "an array (" + column.field().type() + ")";
            case JsonNested.Entries ignored -> "an object (" + column.field().type() + ")";
            case JsonNested.Members ignored -> "an object (" + column.field().type() + ")";
            case null ->
                switch (column.kind()) {
                    case BOOLEAN -> "true or false";
                    case INT, BIGINT -> "a whole number (" + column.field().type() + ")";
                    case DOUBLE, DECIMAL -> "a number (" + column.field().type() + ")";
                    case STRING -> "a string";
                    case BYTES -> "base64 in a string";
                    case ISO8601 -> "a time in a string (option timestamps: ISO8601)";
                    case MILLIS -> "milliseconds since 1970 as a whole number (option timestamps: MILLIS)";
                    case MICROS -> "microseconds since 1970 as a whole number (option timestamps: MICROS)";
                };
        };
    }
}
