package io.millrace.analytics.window;

/**
 * Windows that start together and end one step after the other. Slices are the steps.
 *
 * @param sizeMillis length of the longest window, a multiple of {@code stepMillis}
 * @param stepMillis by how much each window is longer than the one before, positive
 * @param offsetMillis start of the windows that follow the epoch, 0 to {@code sizeMillis - 1}
 */
public record CumulativeWindows(long sizeMillis, long stepMillis, long offsetMillis) implements SlicedWindows {
    public CumulativeWindows {
        if (stepMillis <= 0
                || sizeMillis <= 0
                || sizeMillis % stepMillis != 0
                || offsetMillis < 0
                || offsetMillis >= sizeMillis) {
            throw new IllegalArgumentException(
                    "windows up to " + sizeMillis + " ms in steps of " + stepMillis + " ms at offset " + offsetMillis
                            + " ms: the size is a multiple of the step, the offset from 0 to less than the size");
        }
    }

    @Override
    public boolean isSingleSlice() {
        return sizeMillis == stepMillis;
    }

    @Override
    public long sliceStart(long eventTimeMicros) {
        long millis = Math.floorDiv(eventTimeMicros, 1000L);
        return millis - Math.floorMod(millis - offsetMillis, stepMillis);
    }

    @Override
    public long sliceEnd(long sliceStart) {
        return sliceStart + stepMillis;
    }

    @Override
    public long lastEnd(long sliceStart) {
        return sliceStart - Math.floorMod(sliceStart - offsetMillis, sizeMillis) + sizeMillis;
    }

    @Override
    public long endAfter(long millis) {
        return millis + stepMillis - Math.floorMod(millis - offsetMillis, stepMillis);
    }

    @Override
    public long startOf(long end) {
        return end - 1 - Math.floorMod(end - 1 - offsetMillis, sizeMillis);
    }
}
