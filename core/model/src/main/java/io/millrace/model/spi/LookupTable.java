package io.millrace.model.spi;

import java.util.concurrent.CompletionStage;

/**
 * An opened table outside, asked for records by their keys. Called by tasklets, which it never blocks: a blocking client runs on threads of the table's own. Safe to
 * call from any thread.
 */
public interface LookupTable extends AutoCloseable {
    /**
     * Asks for the records of some keys. Several requests may be under way at once, and may be answered in any order. One that its caller cancels need not be made any
     * more.
     *
     * @param keys different from each other, none absent; the caller changes them no more
     * @return completes, on any thread, with a record for each key, in their order, {@linkplain EncodedRecords#isAbsent absent} where the table has no such key; fails with
     *     an {@link UnavailableException} if the same may work later, and with any other exception if not
     */
    CompletionStage<EncodedRecords> lookUp(EncodedRecords keys);

    /** Frees everything; requests under way are dropped. */
    @Override
    void close();
}
