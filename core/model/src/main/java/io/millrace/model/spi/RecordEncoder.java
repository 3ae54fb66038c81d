package io.millrace.model.spi;

import io.millrace.model.data.Batch;
import java.util.Optional;

/** Writes rows as records. Used by one thread. */
public interface RecordEncoder {
    /** Appends one value to {@code records} for each selected row, in order. */
    void encode(Batch rows, EncodedRecords records);

    /**
     * What stands before the first record where many are written one after the other, as in a file: the line with the names
     * of the columns. Without line end; empty if the format has no such thing or the job does not ask for it.
     */
    default Optional<byte[]> header() {
        return Optional.empty();
    }
}
