package io.millrace.benchmarks.trips;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The windows of the job by hand: arrays by region, used again when a window has been fired. */
final class HandWindows {
    private static final long SIZE_MILLIS = 60_000;
    private static final int REGIONS = 64;

    private final char[][] names = new char[REGIONS][];
    private final List<byte[]> nameBytes = new ArrayList<>();
    private final Map<Long, Open> open = new HashMap<>();
    private final Deque<Open> spare = new ArrayDeque<>();
    private long last = Long.MIN_VALUE;
    private Open lastWindow = new Open();
    private long first = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private double[] sorted = new double[1024];
    private long rows;
    private long checksum;

    private static final class Open {
        final int[] counts = new int[REGIONS];
        final long[] delays = new long[REGIONS];
        final long[] distances = new long[REGIONS];
        final int[][] values = new int[REGIONS][4];
    }

    long rows() {
        return rows;
    }

    long checksum() {
        return checksum;
    }

    /** The number of a region, by its name. */
    int region(char[] text, int from, int length) {
        int known = nameBytes.size();
        for (int region = 0; region < known; region++) {
            char[] name = names[region];
            if (name.length == length && Arrays.equals(name, 0, length, text, from, from + length)) {
                return region;
            }
        }
        names[known] = Arrays.copyOfRange(text, from, from + length);
        nameBytes.add(new String(names[known]).getBytes(StandardCharsets.UTF_8));
        return known;
    }

    void add(int region, long timeMillis, int delay, int distance) {
        long start = timeMillis - Math.floorMod(timeMillis, SIZE_MILLIS);
        if (start != last) {
            last = start;
            lastWindow = open.computeIfAbsent(start, s -> spare.isEmpty() ? new Open() : spare.pop());
            first = Math.min(first, start);
            latest = Math.max(latest, start);
        }
        Open window = lastWindow;
        int count = window.counts[region]++;
        window.delays[region] += delay;
        window.distances[region] += distance;
        if (count == window.values[region].length) {
            window.values[region] = Arrays.copyOf(window.values[region], count * 2);
        }
        window.values[region][count] = delay;
    }

    /** Gives out all windows that end up to {@code watermarkMillis}. */
    void fire(long watermarkMillis) {
        while (first <= latest && (watermarkMillis == Long.MAX_VALUE || first + SIZE_MILLIS <= watermarkMillis)) {
            Open window = open.remove(first);
            if (window != null) {
                emit(first, window);
                spare.push(window);
            }
            first += SIZE_MILLIS;
        }
        last = Long.MIN_VALUE;
    }

    private void emit(long start, Open window) {
        for (int region = 0; region < nameBytes.size(); region++) {
            int count = window.counts[region];
            if (count > 0) {
                if (sorted.length < count) {
                    sorted = new double[count * 2];
                }
                for (int i = 0; i < count; i++) {
                    sorted[i] = window.values[region][i];
                }
                Arrays.sort(sorted, 0, count);
                byte[] name = nameBytes.get(region);
                long hash = ResultChecksum.add(ResultChecksum.start(), name, 0, name.length);
                hash = ResultChecksum.add(hash, start * 1000);
                hash = ResultChecksum.add(hash, (start + SIZE_MILLIS) * 1000);
                hash = ResultChecksum.add(hash, (long) count);
                hash = ResultChecksum.add(hash, (double) window.delays[region] / count);
                hash = ResultChecksum.add(hash, (long) sorted[0]);
                hash = ResultChecksum.add(hash, (long) sorted[count - 1]);
                hash = ResultChecksum.add(hash, percentile(count, 0.5));
                hash = ResultChecksum.add(hash, percentile(count, 0.95));
                hash = ResultChecksum.add(hash, percentile(count, 0.99));
                hash = ResultChecksum.add(hash, (double) window.distances[region] / count);
                checksum += hash;
                rows++;
                window.counts[region] = 0;
                window.delays[region] = 0;
                window.distances[region] = 0;
            }
        }
    }

    private double percentile(int count, double fraction) {
        double rank = fraction * (count - 1);
        int below = (int) rank;
        double part = rank - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }
}
