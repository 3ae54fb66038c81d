package io.millrace.analytics.aggregate;

import java.util.Arrays;

/** Rows by slot, whatever is in them. */
final class RowCount {
    private long[] counts = new long[0];

    void reserve(int slots) {
        if (slots > counts.length) {
            counts = Arrays.copyOf(counts, slots);
        }
    }

    void add(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            counts[slots[i]]++;
        }
    }

    void addSlice(int count, int slot) {
        counts[slot] += count;
    }

    void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            counts[to[i]] += counts[from[i]];
        }
    }

    void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            counts[slots[i]] = 0;
        }
    }

    long get(int slot) {
        return counts[slot];
    }
}
