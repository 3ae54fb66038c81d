package io.millrace.analytics.window;

/**
 * Windows of one length that start every so often. Tumbling windows are those that start where the one before ends. Slices are as long as the greatest common divisor of
 * size and slide.
 */
public final class SlidingWindows implements SlicedWindows {
    private final long sizeMillis;
    private final long slideMillis;
    private final long offsetMillis;
    private final long sliceMillis;

    /**
     * @param sizeMillis length of a window, positive
     * @param slideMillis from one start to the next, 1 to {@code sizeMillis}
     * @param offsetMillis start of a window that follows the epoch, 0 to {@code slideMillis - 1}
     */
    public SlidingWindows(long sizeMillis, long slideMillis, long offsetMillis) {
        if (slideMillis <= 0 || sizeMillis < slideMillis || offsetMillis < 0 || offsetMillis >= slideMillis) {
            throw new IllegalArgumentException("windows of " + sizeMillis + " ms every " + slideMillis
                    + " ms at offset " + offsetMillis
                    + " ms: the slide is positive and at most the size, the offset from 0 to less than the slide");
        }
        this.sizeMillis = sizeMillis;
        this.slideMillis = slideMillis;
        this.offsetMillis = offsetMillis;
        this.sliceMillis = greatestCommonDivisor(sizeMillis, slideMillis);
    }

    @Override
    public boolean isSingleSlice() {
        return sizeMillis == slideMillis;
    }

    @Override
    public long sliceStart(long eventTimeMicros) {
        long millis = Math.floorDiv(eventTimeMicros, 1000L);
        return millis - Math.floorMod(millis - offsetMillis, sliceMillis);
    }

    @Override
    public long sliceEnd(long sliceStart) {
        return sliceStart + sliceMillis;
    }

    @Override
    public long lastEnd(long sliceStart) {
        return sliceStart - Math.floorMod(sliceStart - offsetMillis, slideMillis) + sizeMillis;
    }

    @Override
    public long endAfter(long millis) {
        return millis + slideMillis - Math.floorMod(millis - offsetMillis - sizeMillis, slideMillis);
    }

    @Override
    public long startOf(long end) {
        return end - sizeMillis;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
