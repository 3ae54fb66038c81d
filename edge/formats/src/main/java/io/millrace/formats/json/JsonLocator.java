package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.skipSpace;

import io.millrace.formats.text.Utf8;
import io.millrace.kernels.JsonKernels;
import io.millrace.kernels.JsonMarks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the values of a record stand without reading them, if the record is as most are: short, without escapes, with
 * keys that were learned and each of them once. Then everything in it is checked but the wanted values.
 */
final class JsonLocator {
    /** Every so many records it is tried whether keys come in one order. */
    private static final int PERIOD = 1024;

    /** The records of a trial. The order counts as one if it is not another for each of them. */
    private static final int TRIAL = 64;

    private final JsonKernels kernels;
    private final JsonLeads leads;
    private final JsonSkipper skipper;
    private final int maxLength;
    private final JsonMarks marks = new JsonMarks();

    /** Whether to expect the lead that followed last time; else leads are looked up, which costs as much in any order. */
    private boolean ordered = true;

    private int surprises;
    private int records;

    JsonLocator(JsonKernels kernels, JsonLeads leads, JsonSettings settings) {
        this.kernels = kernels;
        this.leads = leads;
        this.skipper = new JsonSkipper(settings.maxDepth(), new JsonText());
        this.maxLength = Math.min(settings.maxRecordBytes(), JsonMarks.MAX_LENGTH);
    }

    /** Whether the fields are members of the record itself that hold no others, and not too many of them. */
    static boolean canLocate(JsonColumn[] columns, JsonSettings settings) {
        return columns.length <= JsonBlock.MAX_COLUMNS
                && settings.paths().isEmpty()
                && Arrays.stream(columns).allMatch(column -> column.nested() == null);
    }

    /**
     * Places the values of the record {@code data[start .. end)} in the next row of {@code block}.
     *
     * @return whether it did; if not, the row holds anything
     * @throws io.millrace.formats.MalformedRecord if a value that nobody wants is malformed
     */
    boolean locate(byte[] data, int start, int end, JsonBlock block) {
        if (end <= start || end - start > maxLength) {
            return false;
        }
        kernels.scan(data, start, end, marks);
        if (!marks.isPlain() || !(marks.isAscii() || Utf8.indexOfInvalid(data, start, end) == Utf8.VALID)) {
            return false;
        }
        watchOrder();
        return placeMembers(data, start, end, block);
    }

    private void watchOrder() {
        records++;
        if (records == TRIAL) {
            ordered = surprises < TRIAL;
        } else if (records == PERIOD) {
            ordered = true;
            surprises = 0;
            records = 0;
        }
    }

    private boolean placeMembers(byte[] data, int start, int end, JsonBlock block) {
        long[] separators = marks.separators();
        int[] places = block.places();
        int row = block.nextRow();
        long left = separators[0];
        int word = 0;
        int quotes = 0;
        long present = 0;
        int at = start;
        JsonLead previous = leads.start();
        while (true) {
            JsonLead lead = ordered ? previous.next() : leads.guess(previous, data, at);
            if (!lead.matches(data, at, end)) {
                lead = otherLead(previous, data, at, end);
                if (lead == null) {
                    return false;
                }
            }
            at += lead.length();
            if (lead.isClosing()) {
                break;
            }
            if (at == end) {
                return false;
            }
            int column = lead.columnIndex();
            int valueEnd = column == JsonLead.NO_COLUMN ? skipper.skip(data, at, end, 1) : at;
            int separator;
            do {
                while (left == 0) {
                    left = separators[++word];
                }
                separator = start + word * Long.SIZE + Long.numberOfTrailingZeros(left);
                left &= left - 1;
            } while (separator < valueEnd);
            if (column == JsonLead.NO_COLUMN) {
                if (separator != valueEnd) {
                    return false;
                }
                quotes += 2 + quotes(data, at, valueEnd);
            } else {
                long bit = 1L << column;
                if ((present & bit) != 0) {
                    return false;
                }
                present |= bit;
                places[row + 2 * column] = at;
                places[row + 2 * column + 1] = separator;
                quotes += data[at] == '"' ? 4 : 2;
            }
            at = separator;
            previous = lead;
        }
        if (present != block.allColumns()) {
            block.markAbsent(present);
        }
        // Keys have two quotes. A text that starts and ends with one has two at least; no more of them in all, just
        // two.
        return quotes == marks.quotes() && skipSpace(data, at, end) == end;
    }

    private static int quotes(byte[] data, int from, int to) {
        int quotes = 0;
        for (int at = from; at < to; at++) {
            quotes += data[at] == '"' ? 1 : 0;
        }
        return quotes;
    }

    /** The lead at {@code at} where the one expected behind {@code previous} is not, or null if it was not learned. */
    private @Nullable JsonLead otherLead(JsonLead previous, byte[] data, int at, int end) {
        surprises++;
        JsonLead lead = at < end && data[at] == '}' && previous != leads.start()
                ? leads.closing()
                : leads.guess(previous, data, at);
        if (!lead.matches(data, at, end)) {
            return null;
        }
        previous.next(lead);
        return lead;
    }
}
