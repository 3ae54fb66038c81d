package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.byteAt;
import static io.millrace.formats.json.JsonSyntax.closingQuote;
import static io.millrace.formats.json.JsonSyntax.skipSpace;
import static io.millrace.formats.json.JsonSyntax.unexpected;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads objects whose members are fields: that of a record itself, and the values of ROW fields. */
final class JsonObjectReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final JsonText text = new JsonText();
    private final JsonSkipper skipper;
    private final JsonValueReader values;
    private final JsonNestedReader nested;
    private final int maxDepth;

    /** What {@link #findLead} found. */
    private JsonLead found;

    /** Objects so far, each of which has a number of its own. */
    private long objectCount;

    /** The number of the object at hand. */
    private long objectNumber;

    /** Columns that the object at hand has brought no value for. */
    private int missing;

    JsonObjectReader(int maxDepth) {
        this.maxDepth = maxDepth;
        this.skipper = new JsonSkipper(maxDepth, text);
        this.values = new JsonValueReader(text, skipper);
        this.nested = new JsonNestedReader(this, values, text, skipper, maxDepth);
        this.found = JsonLead.none();
    }

    /**
     * Reads the object at {@code from}, the {@code depth}th of those in one another, and gives the index behind it. Every
     * field gets one value.
     */
    int readMembers(JsonNested.Members members, byte[] data, int from, int end, int depth) {
        long outerNumber = objectNumber;
        int outerMissing = missing;
        objectNumber = ++objectCount;
        missing = members.fields().length;
        int at = readObject(members.scope(), data, from, end, depth);
        if (missing > 0) {
            appendMissing(members.fields(), data, from, at);
        }
        objectNumber = outerNumber;
        missing = outerMissing;
        return at;
    }

    private void appendMissing(JsonColumn[] columns, byte[] data, int from, int to) {
        for (JsonColumn column : columns) {
            if (!column.isFilled(objectNumber)) {
                values.appendMissing(column, data, from, to);
            }
        }
    }

    /**
     * Reads the value at {@code from}, white space before it included, and gives the index behind it.
     *
     * @param outer the number of objects and arrays around the value
     */
    int readValue(JsonColumn column, byte[] data, int from, int end, int outer) {
        JsonNested parts = column.nested();
        return parts == null
                ? values.read(column, data, from, end)
                : nested.read(column, parts, data, from, end, outer);
    }

    private int readObject(JsonScope scope, byte[] data, int start, int end, int depth) {
        int at = start;
        JsonLead lead = scope.leads().start();
        while (true) {
            JsonLead known = lead.next();
            if (known.matches(data, at, end)) {
                at += known.length();
                lead = known;
            } else {
                at = findLead(scope, lead, data, at, end);
                lead = found;
            }
            JsonColumn column = lead.column();
            if (column != null) {
                missing -= column.begin(objectNumber) ? 1 : 0;
                at = readValue(column, data, at, end, depth);
            } else if (lead.isClosing()) {
                return at;
            } else {
                at = readWithin(lead.scope(), data, skipSpace(data, at, end), end, depth);
            }
        }
    }

    /** Reads a value of which something within is wanted, or nothing. */
    private int readWithin(@Nullable JsonScope scope, byte[] data, int from, int end, int outer) {
        if (scope == null) {
            return skipper.skip(data, from, end, outer);
        }
        missing += scope.begin(objectNumber);
        byte first = byteAt(data, from, end);
        boolean object = first == '{' && scope.wantsMembers();
        if (!object && !(first == '[' && scope.wantsElements())) {
            return readNull(scope, data, from, end, outer);
        }
        if (outer >= maxDepth) {
            throw skipper.tooDeep(data, from, end);
        }
        return object ? readObject(scope, data, from, end, outer + 1) : readArray(scope, data, from, end, outer + 1);
    }

    private int readArray(JsonScope scope, byte[] data, int from, int end, int depth) {
        int at = skipSpace(data, from + 1, end);
        if (byteAt(data, at, end) == ']') {
            return at + 1;
        }
        for (int index = 0; ; index++) {
            JsonTarget target = scope.element(index);
            if (target instanceof JsonColumn column) {
                missing -= column.begin(objectNumber) ? 1 : 0;
                at = readValue(column, data, at, end, depth);
            } else {
                at = readWithin((JsonScope) target, data, at, end, depth);
            }
            at = skipSpace(data, at, end);
            byte next = byteAt(data, at, end);
            if (next == ']') {
                return at + 1;
            }
            if (next != ',') {
                throw unexpected("expected ',' or ']'", data, at, end);
            }
            at = skipSpace(data, at + 1, end);
        }
    }

    /** Null has nothing within it; anything else is neither the object nor the array that the paths say. */
    private int readNull(JsonScope scope, byte[] data, int from, int end, int outer) {
        int at = skipper.skip(data, from, end, outer);
        if (data[from] == 'n') {
            return at;
        }
        String wanted =
                scope.wantsMembers() ? scope.wantsElements() ? "an object or an array" : "an object" : "an array";
        throw MalformedRecord.found(
                MalformedCode.JSON_TYPE,
                "expected " + wanted + ", in which the fields of the job stand",
                data,
                from,
                at);
    }

    /** Sets {@link #found} and gives the index behind it. */
    private int findLead(JsonScope scope, JsonLead previous, byte[] data, int at, int end) {
        JsonLeads leads = scope.leads();
        boolean closing = byteAt(data, at, end) == '}' && previous != leads.start();
        JsonLead guess = closing ? leads.closing() : leads.guess(previous, data, at);
        if (!closing && !guess.matches(data, at, end)) {
            return readLead(scope, previous, data, at, end);
        }
        previous.next(guess);
        found = guess;
        return at + guess.length();
    }

    private int readLead(JsonScope scope, JsonLead previous, byte[] data, int from, int end) {
        boolean first = previous == scope.leads().start();
        int at = first ? enterObject(data, from, end) : skipSpace(data, from, end);
        if (byteAt(data, at, end) == '}') {
            found = scope.leads().closing();
            return at + 1;
        }
        if (!first) {
            if (byteAt(data, at, end) != ',') {
                throw unexpected("expected ',' or '}'", data, at, end);
            }
            at = skipSpace(data, at + 1, end);
        }
        return readKey(scope, previous, data, from, at, end);
    }

    private int readKey(JsonScope scope, JsonLead previous, byte[] data, int leadStart, int from, int end) {
        if (byteAt(data, from, end) != '"') {
            throw unexpected("expected a key in quotes", data, from, end);
        }
        int quote = closingQuote(data, from + 1, end);
        boolean plain = quote != JsonSyntax.NOT_PLAIN;
        int at = skipSpace(data, plain ? quote + 1 : text.read(data, from + 1, end), end);
        if (byteAt(data, at, end) != ':') {
            throw unexpected("expected ':' behind a key", data, at, end);
        }
        at = skipSpace(data, at + 1, end);
        JsonLead lead = scope.leads().find(previous, data, leadStart, at);
        if (lead == null) {
            JsonTarget target =
                    plain ? scope.member(data, from + 1, quote) : scope.member(text.bytes(), 0, text.length());
            lead = scope.leads().learn(previous, data, leadStart, at, target);
        }
        found = lead;
        return at;
    }

    /** Steps over the opening brace and the space around it. */
    private int enterObject(byte[] data, int from, int end) {
        boolean marked = Arrays.equals(
                BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length, data, from, Math.min(from + BYTE_ORDER_MARK.length, end));
        int at = skipSpace(data, marked ? from + BYTE_ORDER_MARK.length : from, end);
        if (byteAt(data, at, end) != '{') {
            throw noObject(data, at, end);
        }
        return skipSpace(data, at + 1, end);
    }

    /** A record that is JSON but no object has the wrong type; one that is no JSON, the wrong syntax. */
    private MalformedRecord noObject(byte[] data, int from, int end) {
        int at = skipSpace(data, skipper.skip(data, from, end, 0), end);
        return at == end
                ? MalformedRecord.found(MalformedCode.JSON_TYPE, "expected an object", data, from, end)
                : unexpected("expected the end of the record", data, at, end);
    }
}
