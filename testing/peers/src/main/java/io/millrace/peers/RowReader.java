package io.millrace.peers;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;

/** Reads rows of batches into objects, as many fields as the batches have. Used by one thread. */
public abstract class RowReader<T> {
    private static final long[] NONE = {};
    private static final long MICROS_PER_MILLI = 1000;

    private long[] times = NONE;

    /**
     * Goes on with a batch.
     *
     * @param texts its only field of that type, of each row; empty if it has none
     */
    public void open(Batch batch, String[] texts) {
        times = longs(batch, "dateTime");
    }

    /** An object to read into. */
    public abstract T newRow();

    /** Writes a row of the batch into an object. */
    public abstract void read(int row, T into);

    /** When a row of the batch happened, in milliseconds since the epoch, as other engines count. */
    public final long time(int row) {
        return times[row] / MICROS_PER_MILLI;
    }

    /** The values of a field; empty if there is no such field. */
    static long[] longs(Batch batch, String field) {
        Schema schema = batch.schema();
        if (schema.indexOf(field).isEmpty()) {
            return NONE;
        }
        Column column = batch.column(schema.indexOf(field).orElseThrow());
        return ((LongColumn) column).values();
    }
}
