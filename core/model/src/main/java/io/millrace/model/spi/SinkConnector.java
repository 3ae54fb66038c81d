package io.millrace.model.spi;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import java.util.Optional;

/** Makes sinks of one kind. */
public non-sealed interface SinkConnector extends Connector {
    /**
     * Whether its sinks write encoded records, so that a format is needed; otherwise they take columns as they are. They do
     * unless it says otherwise.
     */
    default boolean needsFormat() {
        return true;
    }

    /**
     * Why a sink with these options needs a record for each row, such as "each row has a key of its own": formats whose records hold {@linkplain
     * RowsPerRecord#MANY many} rows are refused then, with these words. Empty if records may hold any number of rows. All sinks need it unless the
     * connector says otherwise.
     */
    default Optional<String> needsRecordPerRow(Options options) {
        return Optional.of("it writes each row by itself");
    }

    /**
     * Whether the rows of one sink may be written by several at the same time, each opened for itself and called by a tasklet of its own: what one of them does needs
     * nothing of the others, and each can commit what another one prepared in an earlier run. Rows that come one behind the other out of one place come to the same one.
     * They may not unless the connector says otherwise.
     */
    default boolean writesInParallel(Options options) {
        return false;
    }

    /**
     * Checks that sinks with these options can do with the records of an encoder.
     *
     * @throws MillraceException {@code UNSUITABLE_FORMAT} if they need a record for each row and would not get it
     */
    default void checkRecords(Options options, Format format, RecordEncoder encoder) {
        if (encoder.rowsPerRecord() == RowsPerRecord.MANY) {
            needsRecordPerRow(options).ifPresent(reason -> {
                throw new MillraceException(
                        "UNSUITABLE_FORMAT",
                        "this " + name() + " sink needs a format with a record for each row, because " + reason
                                + "; records of the format " + format.name() + " hold many rows");
            });
        }
    }

    /**
     * A sink ready to be written to. May block to reach the outside; called on a control thread.
     *
     * @throws io.millrace.model.error.MillraceException if the outside cannot be reached or lacks what the options name
     */
    Sink open(Options options, SinkContext context);
}
