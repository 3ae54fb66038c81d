package io.millrace.model.spi;

import io.millrace.model.data.Batch;

/** Writes rows as records. Used by one thread. */
public interface RecordEncoder {
    /** Appends one value to {@code records} for each selected row, in order. */
    void encode(Batch rows, EncodedRecords records);
}
