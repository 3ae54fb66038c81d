package io.millrace.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in Java that keeps a record for each key and wakes up at times of its choice. The rows of a key come in the order of event time, those of the same time in the order of
 * their components, and a timer comes before the rows of its time: what comes out depends neither on the order in which rows came nor on the parallelism.
 *
 * <p>An implementation is a public class with a public constructor without parameters, and keeps nothing of a key in fields of its own. It is deterministic: no clock, no
 * chance. Whatever a method throws fails the job. Components of the records are single values: no DECIMAL, no collections, no records.
 *
 * @param <I> what it looks at of each row
 * @param <S> what it keeps for each key, which is the state of the job
 * @param <O> what it gives out, behind the columns of the key and of the time
 */
public interface StatefulStep<I extends Record, S extends Record, O extends Record> {
    /**
     * Takes a row.
     *
     * @param state null if nothing is kept for the key
     * @return what is kept for the key from now on, null for nothing
     */
    @Nullable S process(I row, @Nullable S state, Context<O> context);

    /** Called when event time has reached a timer that was set for the key; the timer is gone. As {@link #process}. */
    default @Nullable S onTimer(@Nullable S state, Context<O> context) {
        return state;
    }

    /**
     * What a step has at hand during a call, all of it of the key of the row or timer.
     *
     * @param <O> what is given out
     */
    interface Context<O> {
        /** When the row happened, or for when the timer was set; in milliseconds, rounded down. */
        Instant time();

        /** Sets a timer, if there is none for that time yet, which is behind {@link #time()}; in milliseconds, rounded down. */
        void setTimer(Instant time);

        /** Takes back a timer, if there is one for that time. */
        void clearTimer(Instant time);

        /** Gives out a row, which happened when the row at hand or the timer did. */
        void emit(O row);
    }
}
