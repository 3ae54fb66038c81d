package io.millrace.model.function;

/**
 * A function that is computed a row at a time. It costs a call per row and allocates nothing unless the function does.
 */
public non-sealed interface RowFunction extends ExpressionFunction {
    /**
     * Computes the result of one row. Whatever it throws fails the job, or makes the result null if the job says
     * {@code expressionErrors: AS_NULL}.
     *
     * @param row the arguments; valid during the call only
     * @param result takes the result; without one it is null
     */
    void evaluate(Arguments row, Result result);
}
