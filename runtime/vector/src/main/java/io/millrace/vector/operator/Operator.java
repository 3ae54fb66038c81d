package io.millrace.vector.operator;

import io.millrace.model.data.Batch;

/** What a step does to rows and event time. Used by one thread; keeps no reference to a batch that it does not give out. */
public interface Operator {
    /**
     * Takes the selected rows of a batch, which has at least one.
     *
     * @param input which input of the step the rows come from, by its place among them; 0 if there is only one
     */
    void process(int input, Batch rows, long arrivalMicros, Output output);

    /**
     * Takes notice that event time has reached {@code watermarkMillis}. An operator that has much to give out does so in
     * pieces: it returns false after each, and is called again with the same watermark when there is room.
     *
     * @return whether everything that this watermark asks for has been given out
     */
    default boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        return true;
    }

    /** The watermark behind the operator when it has done all that {@code watermarkMillis} asks for: rows that happened before it may come no more. */
    default long watermark(long watermarkMillis) {
        return watermarkMillis;
    }
}
