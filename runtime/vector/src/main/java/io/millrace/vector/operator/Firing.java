package io.millrace.vector.operator;

/** Finds the windows that have ended, in the order of their ends. Used by one thread. */
interface Firing {
    /** Takes notice that windows that end at {@code endedBy} or before were given out in a run before. */
    void resume(long endedBy);

    /**
     * Takes groups of windows that end at {@code endedBy} or before, until there are no more or {@code fired} is full. They are the caller's to
     * free.
     */
    void take(long endedBy, FiredGroups fired);
}
