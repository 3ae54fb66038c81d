package io.millrace.connectors.file;

import io.millrace.model.data.Batch;

/** Where a sink leaves rows: hidden parts, which commits make visible. Used by one thread. */
interface RowFiles extends AutoCloseable {
    void append(Batch rows);

    /** Ends what was appended, which will survive a crash, and gives what {@link #commit} needs. */
    byte[] prepare(long checkpoint);

    void commit(byte[] prepared);

    void abort(byte[] prepared);

    /** Drops what was not prepared. */
    @Override
    void close();
}
