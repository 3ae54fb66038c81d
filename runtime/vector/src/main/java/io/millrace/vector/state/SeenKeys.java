package io.millrace.vector.state;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.state.StateTable;
import io.millrace.vector.snapshot.StateOutput;

/** Remembers keys for some time. Used by one thread. */
public interface SeenKeys {
    /**
     * Picks rows of a batch whose keys are not remembered, and remembers these from now on.
     *
     * @param keys the key columns
     * @param hashes the hash of each selected row, see {@link KeyHash}
     * @param timesMicros when each row happened
     * @param kept takes the rows, in their order
     * @return how many rows were picked
     */
    int admit(Batch batch, Column[] keys, long[] hashes, long[] timesMicros, int[] kept);

    /** What is kept: rows whose first columns are the key, or that hold no key, and which are harmless to others. */
    StateTable table();

    /** Gives out all that is kept, and keeps it. */
    void save(StateOutput output);

    /** Takes selected rows of {@link #table} in again. */
    void restore(Batch rows);

    /** Forgets what no row that is still to come can ask for. */
    void forget(long watermarkMillis);
}
