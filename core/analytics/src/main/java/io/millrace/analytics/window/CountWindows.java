package io.millrace.analytics.window;

/**
 * The arithmetic of windows of so many rows of a key. Rows and windows are counted from 0: window n holds the rows {@code [n * slide, n * slide + size)}.
 *
 * @param size rows of a window, positive
 * @param slide from the first row of one window to that of the next, 1 to {@code size}
 */
public record CountWindows(long size, long slide) {
    public CountWindows {
        if (slide <= 0 || size < slide) {
            throw new IllegalArgumentException("windows of " + size + " rows every " + slide
                    + " rows: the slide is positive and at most the size");
        }
    }

    /** How many windows of a key are open at once, at most. */
    public int mostOpen() {
        return Math.toIntExact((size - 1) / slide + 1);
    }

    /** The first window that holds a row. */
    public long first(long row) {
        return row < size ? 0 : (row - size) / slide + 1;
    }

    /** The last window that holds a row. */
    public long last(long row) {
        return row / slide;
    }

    /** The first row of a window. */
    public long start(long window) {
        return window * slide;
    }

    /** The first row behind a window. */
    public long end(long window) {
        return start(window) + size;
    }

    /** Whether no window is open when so many rows have come. */
    public boolean isBetween(long rows) {
        return size == slide && rows % size == 0;
    }

    /** How many rows of {@code rows} have come since one of them filled a window, if those before the first window is full are counted as if there had been others. */
    public long rowsSinceFull(long rows) {
        return Math.floorMod(rows - size, slide);
    }
}
