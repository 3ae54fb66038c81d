package io.millrace.model.function;

import io.millrace.model.data.DataType;
import java.util.List;

/**
 * A step of one's own, which keeps a {@link State} for each key and wakes up at times of its choice. The rows of a key come in the order of event time, those of the same time
 * in the order of their arguments, and a timer comes before the rows of its time: what comes out depends neither on the order in which rows came nor on the parallelism.
 *
 * <p>The state of a key whose values are all null costs nothing. Whatever a method throws fails the job.
 */
public non-sealed interface ProcessFunction extends UserFunction {
    /**
     * What the step takes, keeps and gives, given columns of these types. Asked when the job is validated.
     *
     * @param arguments the types of the columns
     * @throws ArgumentsRejectedException if it cannot work on them; the message, which says what it can work on, is shown with the place
     */
    ProcessSignature signature(List<DataType> arguments);

    /**
     * Takes a row.
     *
     * @param row the arguments, which may be null; valid during the call only
     */
    void process(Arguments row, ProcessContext context);

    /** Called when event time has reached a timer that was set for the key; the timer is gone. */
    default void onTimer(ProcessContext context) {}
}
