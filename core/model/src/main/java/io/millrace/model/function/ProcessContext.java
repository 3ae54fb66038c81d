package io.millrace.model.function;

/** What a {@link ProcessFunction} has at hand during a call: all of it is that of the key of the row or timer. */
public interface ProcessContext {
    /** When the row happened, rounded down, or for when the timer was set: milliseconds since 1970-01-01T00:00:00Z. */
    long timeMillis();

    /** What is kept for the key. */
    State state();

    /**
     * Sets a timer, if there is none for that time yet. When the input ends, all timers come; those set by timers then come, too, but no more than 1000 one after the other.
     *
     * @param timeMillis behind {@link #timeMillis()}
     */
    void setTimer(long timeMillis);

    /** Takes back a timer, if there is one for that time. */
    void clearTimer(long timeMillis);

    /** Takes the value of a field of the row that is given out next; a field that none is set for is null. */
    Result result(int field);

    /** Gives out a row, which happened when the row at hand or the timer did. A row that is not given out before the call ends is forgotten. */
    void emit();
}
