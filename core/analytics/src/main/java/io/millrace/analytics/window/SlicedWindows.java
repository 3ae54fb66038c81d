package io.millrace.analytics.window;

import io.millrace.model.plan.Window;

/**
 * The arithmetic of windows that are made of slices: stretches of time of one length, each of which lies in every window as a whole or not at all. So a row is added up once,
 * however many windows it is in (J. Li, D. Maier, K. Tufte, V. Papadimos, P. Tucker, No pane, no gain, SIGMOD Record 34, 2005).
 *
 * <p>Event times are microseconds, everything about windows is milliseconds; a conversion floors, so that a row of 11:59:59.999999 is in the window that
 * ends at 12:00. Every slice lies in at least one window.
 */
public interface SlicedWindows {
    static SlicedWindows of(Window.Fixed window) {
        long offset = window.offset().toMillis();
        return switch (window) {
            case Window.Tumbling tumbling -> {
                long size = tumbling.size().toMillis();
                yield new SlidingWindows(size, size, offset);
            }
            case Window.Sliding sliding ->
                new SlidingWindows(sliding.size().toMillis(), sliding.slide().toMillis(), offset);
            case Window.Cumulative cumulative ->
                new CumulativeWindows(
                        cumulative.size().toMillis(), cumulative.step().toMillis(), offset);
            case Window.Calendar calendar -> new CalendarWindows(calendar.unit(), calendar.zone(), offset);
        };
    }

    /** Whether each window is one slice. */
    boolean isSingleSlice();

    /** The first millisecond of the slice that holds an event time given in microseconds. */
    long sliceStart(long eventTimeMicros);

    /** The first millisecond behind the slice that starts at {@code sliceStart}. */
    long sliceEnd(long sliceStart);

    /** The end of the last window that holds the slice. */
    long lastEnd(long sliceStart);

    /** The end of the earliest window that ends behind an instant; if that instant is the start of a slice, the window holds it. */
    long endAfter(long millis);

    /** The first millisecond of the window that ends at {@code end}. */
    long startOf(long end);
}
