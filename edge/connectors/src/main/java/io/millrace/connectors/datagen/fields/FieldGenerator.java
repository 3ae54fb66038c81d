package io.millrace.connectors.datagen.fields;

import io.millrace.model.data.Column;

/** Makes the values of one field, none of them null. */
interface FieldGenerator {
    /** The values of the first {@code count} of some numbered rows. */
    Column values(long[] rows, int count);
}
