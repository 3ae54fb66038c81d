package io.millrace.connectors.datagen.nexmark;

import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;

/** A field of events, as the benchmark has it. */
record EventField(String name, DataType type, Maker maker) {
    /** Makes the values of a field. */
    interface Maker {
        Column values(Events events);
    }
}
