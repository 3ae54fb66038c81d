package io.millrace.analytics.window;

import io.millrace.model.plan.Window;

/**
 * The arithmetic of sessions. A row by itself is a session of the length of the gap; sessions of one key that overlap or touch are one. Event times are
 * microseconds, everything about windows is milliseconds; a conversion floors.
 *
 * @param gapMillis the longest pause within a session, positive
 */
public record SessionWindows(long gapMillis) {
    public SessionWindows {
        if (gapMillis <= 0) {
            throw new IllegalArgumentException("sessions with gaps of " + gapMillis + " ms: a gap is positive");
        }
    }

    public static SessionWindows of(Window.Session window) {
        return new SessionWindows(window.gap().toMillis());
    }

    /** The first millisecond of the session of a row by itself. */
    public long startOf(long eventTimeMicros) {
        return Math.floorDiv(eventTimeMicros, 1000L);
    }

    /** The first millisecond behind the session of a row by itself. */
    public long endOf(long startMillis) {
        return startMillis + gapMillis;
    }

    /** Whether two sessions of one key are one. */
    public static boolean touch(long start, long end, long otherStart, long otherEnd) {
        return start <= otherEnd && otherStart <= end;
    }
}
