package io.millrace.analytics.window;

import io.millrace.model.plan.Window;

/**
 * The arithmetic of tumbling windows. Event times are microseconds, everything about windows is milliseconds; a conversion
 * floors, so that a row of 11:59:59.999999 is in the window that ends at 12:00.
 *
 * @param sizeMillis length of a window, positive
 * @param offsetMillis start of the window that follows the epoch, 0 to {@code sizeMillis - 1}
 */
public record TumblingWindows(long sizeMillis, long offsetMillis) {
    public TumblingWindows {
        if (sizeMillis <= 0 || offsetMillis < 0 || offsetMillis >= sizeMillis) {
            throw new IllegalArgumentException("a window of " + sizeMillis + " ms at offset " + offsetMillis
                    + " ms: the size must be positive, the offset from 0 to less than the size");
        }
    }

    public static TumblingWindows of(Window.Tumbling window) {
        long size = window.size().toMillis();
        return new TumblingWindows(size, Math.floorMod(window.offset().toMillis(), Math.max(size, 1)));
    }

    /** The first millisecond of the window that holds an event time given in microseconds. */
    public long startOf(long eventTimeMicros) {
        long millis = Math.floorDiv(eventTimeMicros, 1000L);
        return millis - Math.floorMod(millis - offsetMillis, sizeMillis);
    }

    /** The first millisecond behind the window that starts at {@code startMillis}. */
    public long endOf(long startMillis) {
        return startMillis + sizeMillis;
    }
}
