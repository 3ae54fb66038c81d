package io.millrace.model.spi;

import io.millrace.model.data.BatchBuilder;

/** Reads records into columns. Has state of its own (what it learned about key order); used by one thread. */
public interface RecordDecoder {
    /**
     * Appends the rows of each well-formed record of {@code records[from .. to)}, in order, and reports the others, of which it
     * appends nothing. The schema of {@code rows} is the one that the decoder was made for.
     */
    void decode(RawRecords records, int from, int to, BatchBuilder rows, MalformedRecords malformed);

    /**
     * Whether each record is one row; so it is unless the decoder says otherwise. Who decodes records of many rows takes them one by one, so
     * that batches do not grow beyond measure.
     */
    default RowsPerRecord rowsPerRecord() {
        return RowsPerRecord.ONE;
    }

    /** Takes records that are no rows. */
    interface MalformedRecords {
        /**
         * @param record the number of the record in the {@link RawRecords}
         * @param code the stable error code, such as {@code JSON_SYNTAX}
         * @param message rule, value found and place (byte within the record), without the whole record
         */
        void report(int record, String code, String message);
    }
}
