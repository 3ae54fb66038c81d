package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.byteAt;
import static io.millrace.formats.json.JsonSyntax.closingQuote;
import static io.millrace.formats.json.JsonSyntax.skipSpace;
import static io.millrace.formats.json.JsonSyntax.unexpected;

import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.MapColumnBuilder;
import io.millrace.model.data.RowColumnBuilder;

/** Reads values that hold others, straight into the columns of their parts. */
final class JsonNestedReader {
    private final JsonObjectReader objects;
    private final JsonValueReader values;
    private final JsonText text;
    private final JsonSkipper skipper;
    private final int maxDepth;

    JsonNestedReader(
            JsonObjectReader objects, JsonValueReader values, JsonText text, JsonSkipper skipper, int maxDepth) {
        this.objects = objects;
        this.values = values;
        this.text = text;
        this.skipper = skipper;
        this.maxDepth = maxDepth;
    }

    /**
     * Reads the value at {@code from}, white space before it included, and gives the index behind it.
     *
     * @param outer the number of objects and arrays around the value
     */
    int read(JsonColumn column, JsonNested nested, byte[] data, int from, int end, int outer) {
        int at = skipSpace(data, from, end);
        byte first = byteAt(data, at, end);
        if (first == 'n') {
            return values.readNull(column, data, at, end);
        }
        if (first != (nested instanceof JsonNested.Elements ? '[' : '{')) {
            throw values.wrongType(column, data, at, end);
        }
        if (outer >= maxDepth) {
            throw skipper.tooDeep(data, at, end);
        }
        return switch (nested) {
            case JsonNested.Elements(JsonColumn element) ->
                readElements((ArrayColumnBuilder) column.builder(), element, data, at, end, outer + 1);
            case JsonNested.Entries(JsonColumn value) ->
                readEntries((MapColumnBuilder) column.builder(), value, data, at, end, outer + 1);
            case JsonNested.Members members -> {
                int behind = objects.readMembers(members, data, at, end, outer + 1);
                ((RowColumnBuilder) column.builder()).endValue();
                yield behind;
            }
        };
    }

    private int readElements(
            ArrayColumnBuilder builder, JsonColumn element, byte[] data, int from, int end, int depth) {
        int at = skipSpace(data, from + 1, end);
        if (byteAt(data, at, end) != ']') {
            at = skipSpace(data, objects.readValue(element, data, at, end, depth), end);
            while (byteAt(data, at, end) == ',') {
                at = skipSpace(data, objects.readValue(element, data, at + 1, end, depth), end);
            }
        }
        if (byteAt(data, at, end) != ']') {
            throw unexpected("expected ',' or ']'", data, at, end);
        }
        builder.endValue();
        return at + 1;
    }

    private int readEntries(MapColumnBuilder builder, JsonColumn value, byte[] data, int from, int end, int depth) {
        BytesColumnBuilder keys = (BytesColumnBuilder) builder.keys();
        int at = skipSpace(data, from + 1, end);
        if (byteAt(data, at, end) != '}') {
            at = readEntry(keys, value, data, at, end, depth);
            while (byteAt(data, at, end) == ',') {
                at = readEntry(keys, value, data, skipSpace(data, at + 1, end), end, depth);
            }
        }
        if (byteAt(data, at, end) != '}') {
            throw unexpected("expected ',' or '}'", data, at, end);
        }
        builder.endValue();
        return at + 1;
    }

    /** Reads a key, a colon and a value, and gives the index of what stands behind them and the space there. */
    private int readEntry(BytesColumnBuilder keys, JsonColumn value, byte[] data, int from, int end, int depth) {
        if (byteAt(data, from, end) != '"') {
            throw unexpected("expected a key in quotes", data, from, end);
        }
        int quote = closingQuote(data, from + 1, end);
        int at;
        if (quote != JsonSyntax.NOT_PLAIN) {
            keys.append(data, from + 1, quote - from - 1);
            at = skipSpace(data, quote + 1, end);
        } else {
            at = skipSpace(data, text.read(data, from + 1, end), end);
            keys.append(text.bytes(), 0, text.length());
        }
        if (byteAt(data, at, end) != ':') {
            throw unexpected("expected ':' behind a key", data, at, end);
        }
        return skipSpace(data, objects.readValue(value, data, at + 1, end, depth), end);
    }
}
