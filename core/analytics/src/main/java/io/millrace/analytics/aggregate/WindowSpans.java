package io.millrace.analytics.aggregate;

/** The windows of the slots of an emission. */
final class WindowSpans {
    private long[] starts = {};
    private long[] ends = {};

    /** Both in milliseconds; kept, not copied. */
    void set(long[] windowStarts, long[] windowEnds) {
        starts = windowStarts;
        ends = windowEnds;
    }

    /** The length of the window of the slot at {@code index}, in milliseconds. */
    long millis(int index) {
        return ends[index] - starts[index];
    }
}
