package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.byteAt;
import static io.millrace.formats.json.JsonSyntax.endOfPlainText;
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

/**
 * Reads one JSON object a record straight into columns. Every byte of a record is checked, wanted or not. Of values with
 * the same key the last one counts.
 */
final class JsonDecoder implements RecordDecoder {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Stands in {@link #field} when the object has no further member. */
    private static final int END = -2;

    private final int maxRecordBytes;
    private final JsonKeys keys;
    private final JsonText text = new JsonText();
    private final JsonSkipper skipper;
    private final JsonValueReader values;

    /** For each field the number of the record that its last value came from. */
    private final long[] lastRecords;

    private long recordNumber;

    /** What was found last, see {@link JsonKeys}. */
    private int lead;

    private int field;

    JsonDecoder(Schema schema, JsonSettings settings) {
        this.maxRecordBytes = settings.maxRecordBytes();
        this.keys = new JsonKeys(schema);
        this.skipper = new JsonSkipper(settings.maxDepth(), text);
        this.values = new JsonValueReader(schema, settings.timestamps(), text, skipper);
        this.lastRecords = new long[schema.size()];
    }

    @Override
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        byte[] data = records.data();
        values.bind(rows);
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

    private int readObject(byte[] data, int start, int end) {
        recordNumber++;
        int missing = lastRecords.length;
        int at = start;
        lead = JsonKeys.START;
        do {
            at = findLead(data, at, end);
            if (field >= 0) {
                if (lastRecords[field] == recordNumber) {
                    values.takeBack(field);
                } else {
                    lastRecords[field] = recordNumber;
                    missing--;
                }
                at = values.read(field, data, at, end);
            } else if (field == JsonKeys.UNWANTED) {
                at = skipper.skip(data, skipSpace(data, at, end), end, 1);
            }
        } while (field != END && byteAt(data, at, end) != '}');
        if (missing > 0) {
            fillMissing(data, start, end);
        }
        return at + 1;
    }

    private void fillMissing(byte[] data, int start, int end) {
        for (int i = 0; i < lastRecords.length; i++) {
            if (lastRecords[i] != recordNumber) {
                values.appendMissing(i, data, start, end);
            }
        }
    }

    /** Sets lead and field, gives the index where the value starts, or that of the closing brace if there is none. */
    private int findLead(byte[] data, int at, int end) {
        int known = keys.next(lead);
        if (!keys.matches(known, data, at, end)) {
            known = keys.guess(lead, data, at);
            if (!keys.matches(known, data, at, end)) {
                return readLead(data, at, end);
            }
            keys.follow(lead, known);
        }
        lead = known;
        field = keys.field(known);
        return at + keys.length(known);
    }

    private int readLead(byte[] data, int from, int end) {
        int at = lead == JsonKeys.START ? enterObject(data, from, end) : nextMember(data, from, end);
        if (field == END) {
            return at;
        }
        if (byteAt(data, at, end) != '"') {
            throw unexpected("expected a key in quotes", data, at, end);
        }
        int keyStart = at + 1;
        int keyEnd = endOfPlainText(data, keyStart, end);
        boolean plain = byteAt(data, keyEnd, end) == '"';
        at = skipSpace(data, plain ? keyEnd + 1 : text.read(data, keyStart, end), end);
        if (byteAt(data, at, end) != ':') {
            throw unexpected("expected ':' behind a key", data, at, end);
        }
        at = skipSpace(data, at + 1, end);
        int previous = lead;
        lead = keys.find(data, from, at);
        if (lead != JsonKeys.UNLEARNED) {
            keys.follow(previous, lead);
            field = keys.field(lead);
        } else {
            field = plain ? keys.fieldNamed(data, keyStart, keyEnd) : keys.fieldNamed(text.bytes(), 0, text.length());
            keys.learn(previous, data, from, at, field);
        }
        return at;
    }

    /** Gives the place of the first member; {@link #field} says if there is none. */
    private int enterObject(byte[] data, int from, int end) {
        boolean marked = Arrays.equals(
                BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length, data, from, Math.min(from + BYTE_ORDER_MARK.length, end));
        int at = skipSpace(data, marked ? from + BYTE_ORDER_MARK.length : from, end);
        if (byteAt(data, at, end) != '{') {
            throw noObject(data, at, end);
        }
        at = skipSpace(data, at + 1, end);
        field = byteAt(data, at, end) == '}' ? END : JsonKeys.UNWANTED;
        return at;
    }

    /** Gives the place of a further member; {@link #field} says if there is none. */
    private int nextMember(byte[] data, int from, int end) {
        int at = skipSpace(data, from, end);
        byte b = byteAt(data, at, end);
        if (b != ',' && b != '}') {
            throw unexpected("expected ',' or '}'", data, at, end);
        }
        field = b == '}' ? END : JsonKeys.UNWANTED;
        return b == '}' ? at : skipSpace(data, at + 1, end);
    }

    /** A record that is JSON but no object has the wrong type; one that is no JSON, the wrong syntax. */
    private MalformedRecord noObject(byte[] data, int from, int end) {
        int at = skipSpace(data, skipper.skip(data, from, end, 0), end);
        return at == end
                ? MalformedRecord.found(MalformedCode.JSON_TYPE, "expected an object", data, from, end)
                : unexpected("expected the end of the record", data, at, end);
    }
}
