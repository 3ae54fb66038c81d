package io.millrace.vector.tasklet;

/**
 * A unit of work that shares a thread with others: each call does a little and returns soon. Never blocks. Used by one
 * thread.
 */
public interface Tasklet {
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
}
