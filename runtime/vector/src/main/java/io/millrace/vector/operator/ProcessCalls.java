package io.millrace.vector.operator;

import io.millrace.model.error.MillraceException;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.ProcessContext;
import io.millrace.model.function.ProcessFunction;
import io.millrace.model.function.Result;
import io.millrace.model.function.State;
import io.millrace.model.invocation.StateRow;
import io.millrace.model.invocation.StateValues;
import io.millrace.model.plan.KeyedProcess;
import io.millrace.vector.state.KeyedValues;
import io.millrace.vector.state.PendingTimers;

/** Calls the function of a process step, and is what it has at hand. What it asks for is not trusted before it is checked. Used by one thread. */
final class ProcessCalls implements ProcessContext {
    /** When the input has ended, timers that timers set come no oftener than this one after the other. */
    private static final int MOST_RANKS = 1000;

    /** Beyond it a TIMESTAMP in microseconds ends. */
    private static final long LAST_MILLIS = Long.MAX_VALUE / 1000;

    private final KeyedProcess node;
    private final ProcessFunction function;
    private final KeyedValues kept;
    private final StateRow state;
    private final PendingTimers timers;
    private final ProcessResults results;
    private int key;
    private long timeMicros;

    /** Of the timers that the call sets: how many timers set one another before, since the input ended. */
    private int rank;

    ProcessCalls(
            KeyedProcess node, KeyedValues kept, StateValues values, PendingTimers timers, ProcessResults results) {
        this.node = node;
        this.function = node.newInstance();
        this.kept = kept;
        this.state = new StateRow(values);
        this.timers = timers;
        this.results = results;
    }

    void process(Arguments row, int rowKey, long rowMicros) {
        int slot = begin(rowKey, rowMicros, 0);
        try {
            function.process(row, this);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw failed(e);
        }
        end(slot);
    }

    /** @param ofTimer the rank of the timers that it sets */
    void onTimer(int timerKey, long timerMillis, int ofTimer) {
        int slot = begin(timerKey, timerMillis * 1000, ofTimer);
        try {
            function.onTimer(this);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw failed(e);
        }
        end(slot);
    }

    private int begin(int callKey, long callMicros, int callRank) {
        key = callKey;
        timeMicros = callMicros;
        rank = callRank;
        int slot = kept.slot(key);
        state.moveTo(slot);
        return slot;
    }

    private void end(int slot) {
        results.forgetRow();
        kept.freeIfClear(slot);
    }

    private MillraceException failed(Throwable cause) {
        return cause instanceof MillraceException known
                ? known
                : new MillraceException(
                        "FUNCTION_FAILED",
                        "'" + node.call() + "' failed at " + timeMillis() + " ms: "
                                + cause.toString().strip().replaceAll("\\p{Cntrl}+", " "),
                        cause);
    }

    @Override
    public long timeMillis() {
        return Math.floorDiv(timeMicros, 1000L);
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void setTimer(long timerMillis) {
        if (timerMillis <= timeMillis() || timerMillis > LAST_MILLIS) {
            throw new MillraceException(
                    "FUNCTION_RESULT_INVALID",
                    "'" + node.call() + "' set a timer for " + timerMillis + " at " + timeMillis()
                            + "; expected a later time, in milliseconds since 1970");
        }
        if (rank < MOST_RANKS) {
            timers.set(key, timerMillis, rank);
        }
    }

    @Override
    public void clearTimer(long timerMillis) {
        timers.clear(key, timerMillis);
    }

    @Override
    public Result result(int field) {
        return results.result(field);
    }

    @Override
    public void emit() {
        results.emit(key, timeMicros);
    }
}
