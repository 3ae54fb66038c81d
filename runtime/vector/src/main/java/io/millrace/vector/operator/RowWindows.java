package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.vector.state.WindowGroups;
import java.util.Arrays;

/** The windows that a row is in and that are not over, for groups of which each is of one window: their place in the groups is the window's end. Looks them up once for rows that follow each other in time. Used by one thread. */
final class RowWindows {
    private final SlicedWindows windows;
    private final WindowGroups groups;
    private final EndedWindows ended;
    private long firstMicros;
    private long endMicros;
    private long[] ends = new long[16];
    private int[] places = new int[16];
    private int count;

    RowWindows(SlicedWindows windows, WindowGroups groups, EndedWindows ended) {
        this.windows = windows;
        this.groups = groups;
        this.ended = ended;
    }

    /** Windows have been closed since, and more of them are over. */
    void forget() {
        firstMicros = 0;
        endMicros = 0;
    }

    /** Turns to the row that happened then. */
    void moveTo(long timeMicros) {
        if (timeMicros >= firstMicros && timeMicros < endMicros) {
            return;
        }
        long slice = windows.sliceStart(timeMicros);
        firstMicros = slice * 1000;
        endMicros = windows.sliceEnd(slice) * 1000;
        count = 0;
        long last = windows.lastEnd(slice);
        for (long end = windows.endAfter(slice); end < last; end = windows.endAfter(end)) {
            add(end);
        }
        add(last);
    }

    private void add(long end) {
        if (end <= ended.by()) {
            return;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            places = Arrays.copyOf(places, count * 2);
        }
        ends[count] = end;
        places[count++] = groups.slice(end);
    }

    /** How many there are; none if the row is late. */
    int count() {
        return count;
    }

    /** The end of a window, in milliseconds. */
    long end(int index) {
        return ends[index];
    }

    /** The slice of the groups that stands for a window. */
    int place(int index) {
        return places[index];
    }
}
