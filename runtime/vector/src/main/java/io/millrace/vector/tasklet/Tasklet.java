package io.millrace.vector.tasklet;

/**
 * A unit of work that shares a thread with others: each call does a little and returns soon. Never blocks. Used by one
 * thread.
 */
public interface Tasklet {
    /** So often is looked after what comes with time, such as watermarks by the clock. */
    long LONGEST_PAUSE_NANOS = 20_000_000;

    /** So often is looked after what nobody tells of. */
    long POLLING_PAUSE_NANOS = 1_000_000;

    /** What a call has done. */
    enum Progress {
        /** Something; call again at once. */
        MADE,
        /** Nothing, for lack of input or of room for output. */
        NONE,
        /** Everything there will ever be; do not call again. */
        FINISHED
    }

    /** Names the tasklet in logs. */
    String name();

    Progress run();

    /** Has {@code wake} called, on any thread, when there may be something to do. Before the first {@link #run}. */
    void wakeBy(Runnable wake);

    /** How long nobody need call while there is nothing to do, unless it has woken: for what comes with time or is only seen by looking. */
    default long pauseNanos() {
        return LONGEST_PAUSE_NANOS;
    }
}
