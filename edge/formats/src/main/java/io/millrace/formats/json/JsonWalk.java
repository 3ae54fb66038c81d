package io.millrace.formats.json;

import static io.millrace.formats.json.JsonSyntax.skipSpace;

import io.millrace.formats.block.ValueBlock;
import io.millrace.kernels.SeparatorMarks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Goes through one record, from lead to lead and from separator to separator. */
final class JsonWalk {
    private final JsonLeads leads;
    private final JsonSkipper skipper;
    private final ValueBlock block;

    /** A bit for each column. */
    private final long allColumns;

    /** The leads of the record at hand. */
    private JsonLead[] passed = new JsonLead[16];

    private int count;
    private int surprises;
    private int quotes;

    /** @param block what the places go to */
    JsonWalk(JsonLeads leads, ValueBlock block, JsonSkipper skipper) {
        int columns = block.columns();
        this.leads = leads;
        this.block = block;
        this.skipper = skipper;
        this.allColumns = columns == 0 ? 0 : -1L >>> (Long.SIZE - columns);
    }

    /** How many leads were not those that followed last time. */
    int surprises() {
        return surprises;
    }

    /** Whether the record of the last walk that went well has these leads. */
    boolean passed(JsonLead[] others) {
        return Arrays.equals(passed, 0, count, others, 0, others.length);
    }

    /**
     * The leads of the record of the last walk that went well, without the closing one.
     *
     * @param room takes them if there are just as many
     */
    JsonLead[] copyOfPassed(JsonLead[] room) {
        JsonLead[] copy = room.length == count ? room : new JsonLead[count];
        System.arraycopy(passed, 0, copy, 0, count);
        return copy;
    }

    /** Of the record of the last walk that went well, the quotes that belong to no key and no unwanted value. */
    int quotes() {
        return quotes;
    }

    /**
     * Places the values of the record {@code data[start .. end)}, which is plain, in a row of the block.
     *
     * @param marks of the records of the block
     * @param ordered whether to expect the lead that followed last time; else leads are looked up, which costs as much in any order
     * @return whether it did; if not, the row holds anything
     * @throws io.millrace.formats.MalformedRecord if a value that nobody wants is malformed
     */
    boolean place(byte[] data, int start, int end, SeparatorMarks marks, boolean ordered, int row) {
        int[] separators = marks.separators();
        int next = marks.from(row);
        int last = marks.to(row);
        int others = 0;
        long present = 0;
        int at = start;
        count = 0;
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
            while (next < last && separators[next] < valueEnd) {
                next++;
            }
            if (next == last) {
                return false;
            }
            int separator = separators[next++];
            if (column == JsonLead.NO_COLUMN) {
                if (separator != valueEnd) {
                    return false;
                }
                others += 2 + quotes(data, at, valueEnd);
            } else {
                long bit = 1L << column;
                if ((present & bit) != 0) {
                    return false;
                }
                present |= bit;
                block.place(column, row, at, separator);
                others += 2;
            }
            at = separator;
            pass(lead);
            previous = lead;
        }
        for (long absent = ~present & allColumns; absent != 0; absent &= absent - 1) {
            block.markAbsent(Long.numberOfTrailingZeros(absent), row, row + 1);
        }
        quotes = marks.quotes(row) - others;
        return skipSpace(data, at, end) == end;
    }

    private void pass(JsonLead lead) {
        if (count == passed.length) {
            passed = Arrays.copyOf(passed, 2 * count);
        }
        passed[count++] = lead;
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
