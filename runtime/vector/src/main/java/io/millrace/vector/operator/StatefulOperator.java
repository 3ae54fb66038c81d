package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.state.StateTable;
import io.millrace.vector.snapshot.StateOutput;
import java.util.List;

/**
 * An operator that keeps something from one batch to the next. What it keeps is rows of tables, so that it can be given out, divided among any number of
 * instances by its keys, and taken in again.
 */
public interface StatefulOperator extends Operator {
    /** What it keeps, when there is nothing to keep too. Rows of one key may be in several tables, and in one table several times. */
    List<StateTable> tables();

    /** Whether every instance takes in all rows of a table, because they cannot be divided by key, and does no harm with those of others. */
    default boolean takesAll(StateTable table) {
        return false;
    }

    /** Gives out all that it keeps, and keeps it. Called between two batches, when all that event time asks for has been given out. */
    void save(StateOutput output);

    /** Takes notice of the event time that was reached when the state was saved. Called once, before any {@link #restore}. */
    void resume(long watermarkMillis);

    /**
     * Takes rows in again: the selected ones, whose keys belong to this instance. Called before the first batch, any number of times for each table.
     *
     * @param table one of {@link #tables}
     */
    void restore(StateTable table, Batch rows);
}
