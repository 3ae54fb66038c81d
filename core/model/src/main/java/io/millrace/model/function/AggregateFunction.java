package io.millrace.model.function;

import io.millrace.model.data.DataType;
import java.util.List;

/**
 * An aggregate of one's own. What it keeps of the rows of a group is a {@link State}: values of types that it declares, which are all that is ever kept. They travel in
 * snapshots and from one instance to another, so an implementation keeps nothing of a group in fields of its own.
 *
 * <p>What comes out does not depend on the order of rows, nor on how they were divided: a state that {@link #merge merges} those of two halves
 * is as good as one that had all rows added. Whatever a method throws fails the job.
 */
public non-sealed interface AggregateFunction extends UserFunction {
    /**
     * What the aggregate takes, keeps and gives when it is computed of columns of these types. Asked when the job is validated.
     *
     * @param arguments the types of the columns
     * @throws ArgumentsRejectedException if it cannot be computed of them; the message, which says what it can be computed of, is shown with the place
     */
    AggregateSignature signature(List<DataType> arguments);

    /** Makes a state that of no rows; all of its values are null before. */
    default void start(State state) {}

    /**
     * Adds a row to a state.
     *
     * @param row the arguments; valid during the call only
     */
    void add(Arguments row, State state);

    /**
     * Adds all rows of another state to a state.
     *
     * @param other is only read, and stays as it is
     */
    void merge(State other, State state);

    /**
     * Computes the result of the rows of a state, which may be none.
     *
     * @param state is only read
     * @param result takes the result; without one it is null
     */
    void result(State state, Result result);
}
