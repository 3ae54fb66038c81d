package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.byteAt;
import static io.millrace.formats.json.JsonSyntax.closingQuote;
import static io.millrace.formats.json.JsonSyntax.skipSpace;
import static io.millrace.formats.json.JsonSyntax.unexpected;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.RecordSize;
import io.millrace.formats.text.Utf8;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object a record straight into columns. Every byte of a record is checked, wanted or not. Of values with
 * the same key the last one counts.
 */
final class JsonDecoder implements RecordDecoder {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final int maxRecordBytes;
    private final JsonColumn[] columns;
    private final JsonText text = new JsonText();
    private final JsonSkipper skipper;
    private final JsonValueReader values;
    private final JsonLeads leads = new JsonLeads();

    /** What {@link #findLead} found. */
    private JsonLead found = leads.start();

    private long recordNumber;

    JsonDecoder(Schema schema, JsonSettings settings) {
        this.maxRecordBytes = settings.maxRecordBytes();
        this.columns = JsonColumn.of(schema, settings.timestamps());
        this.skipper = new JsonSkipper(settings.maxDepth(), text);
        this.values = new JsonValueReader(text, skipper);
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        byte[] data = records.data();
        for (JsonColumn column : columns) {
            column.bind(rows);
        }
        for (int i = from; i < to; i++) {
            int start = records.valueStarts()[i];
            try {
                readRecord(data, start, records.valueLengths()[i]);
                rows.endRow();
            } catch (MalformedRecord e) {
                rows.rollbackRow();
                e.report(i, start, malformed);
            }
        }
    }

    private void readRecord(byte[] data, int start, int length) {
        RecordSize.check(length, maxRecordBytes);
        int end = start + length;
        int invalid = Utf8.indexOfInvalid(data, start, end);
        if (invalid != Utf8.VALID) {
            throw MalformedRecord.found(MalformedCode.INVALID_UTF8, "expected UTF-8", data, invalid, end);
        }
        int at = skipSpace(data, readObject(data, start, end), end);
        if (at != end) {
            throw unexpected("expected the end of the record", data, at, end);
        }
    }

    /** Gives the index behind the object. */
    private int readObject(byte[] data, int start, int end) {
        recordNumber++;
        int missing = columns.length;
        int at = start;
        JsonLead lead = leads.start();
        while (true) {
            JsonLead known = lead.next();
            if (known.matches(data, at, end)) {
                at += known.length();
                lead = known;
            } else {
                at = findLead(lead, data, at, end);
                lead = found;
            }
            JsonColumn column = lead.column();
            if (column != null) {
                missing -= column.begin(recordNumber) ? 1 : 0;
                at = values.read(column, data, at, end);
            } else if (lead.isClosing()) {
                break;
            } else {
                at = skipper.skip(data, skipSpace(data, at, end), end, 1);
            }
        }
        if (missing > 0) {
            appendMissing(data, start, end);
        }
        return at;
    }

    private void appendMissing(byte[] data, int start, int end) {
        for (JsonColumn column : columns) {
            if (!column.isFilled(recordNumber)) {
                values.appendMissing(column, data, start, end);
            }
        }
    }

    /** Sets {@link #found} and gives the index behind it. */
    private int findLead(JsonLead previous, byte[] data, int at, int end) {
        boolean closing = byteAt(data, at, end) == '}' && previous != leads.start();
        JsonLead guess = closing ? leads.closing() : leads.guess(previous, data, at);
        if (!closing && !guess.matches(data, at, end)) {
            return readLead(previous, data, at, end);
        }
        previous.next(guess);
        found = guess;
        return at + guess.length();
    }

    private int readLead(JsonLead previous, byte[] data, int from, int end) {
        boolean first = previous == leads.start();
        int at = first ? enterObject(data, from, end) : skipSpace(data, from, end);
        if (byteAt(data, at, end) == '}') {
            found = leads.closing();
            return at + 1;
        }
        if (!first) {
            if (byteAt(data, at, end) != ',') {
                throw unexpected("expected ',' or '}'", data, at, end);
            }
            at = skipSpace(data, at + 1, end);
        }
        return readKey(previous, data, from, at, end);
    }

    private int readKey(JsonLead previous, byte[] data, int leadStart, int from, int end) {
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
        JsonLead lead = leads.find(previous, data, leadStart, at);
        if (lead == null) {
            JsonColumn column =
                    plain ? columnNamed(data, from + 1, quote) : columnNamed(text.bytes(), 0, text.length());
            lead = leads.learn(previous, data, leadStart, at, column);
        }
        found = lead;
        return at;
    }

    private @Nullable JsonColumn columnNamed(byte[] name, int from, int to) {
        for (JsonColumn column : columns) {
            if (column.isNamed(name, from, to)) {
                return column;
            }
        }
        return null;
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
