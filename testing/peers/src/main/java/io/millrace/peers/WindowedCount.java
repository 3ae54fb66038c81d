package io.millrace.peers;

/** How often a key came in a window; times in milliseconds. */
public final class WindowedCount {
    public long key;
    public long start;
    public long end;
    public long count;
}
