package io.millrace.vector.operator;

/** An operator that gives out rows when time has passed by the clock, whether rows come or not. */
public interface ClockedOperator extends Operator {
    /** Whether there is something to do now. Asked again and again, and cheap. */
    boolean isDue();

    /** Does it: up to a batch of results, with the rest due as before. */
    void tick(Output output);
}
