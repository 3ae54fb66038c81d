package io.millrace.formats.block;

import io.millrace.formats.MalformedRecord;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordDecoder.MalformedRecords;

/**
 * Reads records in blocks: those that are as most are a column at a time. A record with anything unusual or wrong is read alone, and what
 * comes of that holds.
 */
public final class BlockDecoder {
    private final BlockReading reading;
    private final boolean together;

    /** @param together whether to read records together; else each is read alone */
    public BlockDecoder(BlockReading reading, boolean together) {
        this.reading = reading;
        this.together = together;
    }

    /** Appends rows and reports malformed records as {@link io.millrace.model.spi.RecordDecoder#decode} asks for. */
    public void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        if (!together) {
            readAlone(records, from, to, rows, malformed);
            return;
        }
        for (int first = from; first < to; first += ValueBlock.ROWS) {
            readBlock(records, first, Math.min(first + ValueBlock.ROWS, to), rows, malformed);
        }
    }

    private void readBlock(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        reading.locate(records, from, to);
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && reading.isLocated(end - from)) {
                end++;
            }
            int good = from + readLocated(records.data(), at - from, end - from, rows);
            // From the first malformed record on each is read alone, and so is one that was not located.
            int next = good < end ? end : Math.min(end + 1, to);
            readAlone(records, good, next, rows, malformed);
            at = next;
        }
    }

    /** Gives the first row whose values cannot be read, or {@code to}. */
    private int readLocated(byte[] data, int from, int to, BatchBuilder rows) {
        int good = to;
        while (from < good) {
            int read = reading.read(data, from, good);
            if (read == good) {
                break;
            }
            rows.rollbackRow();
            good = read;
        }
        rows.endRows(good - from);
        return good;
    }

    private void readAlone(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed) {
        for (int i = from; i < to; i++) {
            int start = records.valueStarts()[i];
            try {
                reading.readAlone(records.data(), start, records.valueLengths()[i]);
                rows.endRow();
            } catch (MalformedRecord e) {
                rows.rollbackRow();
                e.report(i, start, malformed);
            }
        }
    }
}
