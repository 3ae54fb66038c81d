package io.millrace.model.spi;

import io.millrace.model.data.Batch;
import java.util.Optional;

/** Writes rows as records. Used by one thread. */
public interface RecordEncoder {
    /**
     * Appends the selected rows to {@code records}, in order: one value for each of them, or values that hold many rows, as
     * {@link #rowsPerRecord()} says.
     */
    void encode(Batch rows, EncodedRecords records);

    /** Whether each row becomes a value of its own; so it is unless the encoder says otherwise. */
    default RowsPerRecord rowsPerRecord() {
        return RowsPerRecord.ONE;
    }

    /**
     * Whether a record tells its own end, so that records may stand one behind the other in a file with nothing between them. Otherwise each
     * is a line.
     */
    default boolean isSelfDelimiting() {
        return false;
    }

    /**
     * What stands before the first record where many are written one after the other, as in a file: the line with the names
     * of the columns. Without line end; empty if the format has no such thing or the job does not ask for it.
     */
    default Optional<byte[]> header() {
        return Optional.empty();
    }
}
