package io.millrace.connectors.datagen.generator;

import io.millrace.model.data.Batch;

/**
 * Makes the rows of numbered places. What it makes of a place depends on nothing but its number, whatever was made before. Used by one thread.
 */
public interface RowGenerator {
    /** How many places belong together; splits take turns with as many. */
    int cycle();

    /** How many places make about as many rows as a batch should have. */
    int batchPlaces();

    /**
     * The rows of the first {@code count} places, in order; some places may have none.
     *
     * @param places ascending numbers from 0
     */
    Batch rows(long[] places, int count);
}
