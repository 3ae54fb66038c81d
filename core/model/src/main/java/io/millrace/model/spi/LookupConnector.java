package io.millrace.model.spi;

import io.millrace.model.data.Schema;
import io.millrace.model.option.Options;
import java.util.Optional;

/** Makes tables of one kind, of which jobs look up the records of single keys. */
public non-sealed interface LookupConnector extends Connector {
    /**
     * Reads the records that its tables give where the job names no format: they hold fields that the outside keeps one by one. Empty if a job must name the
     * format of the records.
     *
     * @param schema the fields wanted
     * @throws IllegalArgumentException if a field has a type that the outside has no values of
     */
    default Optional<RecordDecoder> fieldsDecoder(Schema schema) {
        return Optional.empty();
    }

    /**
     * A table ready to be asked. May block to reach the outside; called on a control thread.
     *
     * @throws io.millrace.model.error.MillraceException if the outside cannot be reached or lacks what the options name
     */
    LookupTable open(Options options, LookupContext context);
}
