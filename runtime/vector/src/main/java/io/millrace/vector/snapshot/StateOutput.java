package io.millrace.vector.snapshot;

import io.millrace.model.data.Batch;
import io.millrace.model.state.StateTable;

/** Takes what an operator keeps. */
public interface StateOutput {
    /** Takes rows of a table, all of which count; they live on the heap and are nobody else's. */
    void rows(StateTable table, Batch rows);
}
