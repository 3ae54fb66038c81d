package io.millrace.connectors.handover;

import io.millrace.model.data.Batch;

/**
 * What a sink was given to write.
 *
 * @param arrivalMicros see {@link io.millrace.model.spi.Sink#write}
 */
public record ArrivedRows(Batch rows, long arrivalMicros) {

    /** The rows have been read: their columns may be overwritten from now on, and other rows be selected. */
    public void release() {
        rows.memory().release();
    }
}
