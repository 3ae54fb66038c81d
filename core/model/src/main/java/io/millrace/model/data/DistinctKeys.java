package io.millrace.model.data;

import java.util.Arrays;

/** Drops entries of maps behind which another one with the same key stands in the same row. */
final class DistinctKeys {
    private static final int EMPTY = -1;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final Column keys;

    /** The value of each key, or a hash of its bytes. */
    private final long[] marks;

    /** Entries by mark, for the map at hand: open addressing. */
    private int[] table = new int[16];

    private DistinctKeys(Column keys, int entries) {
        this.keys = keys;
        this.marks = marks(keys, entries);
    }

    /** The maps themselves if no key stands twice in one; linear in the bytes of the keys. */
    static MapColumn of(MapColumn maps) {
        int entries = maps.offsets()[maps.size()];
        return entries < 2 ? maps : new DistinctKeys(maps.keys(), entries).distinct(maps, entries);
    }

    private MapColumn distinct(MapColumn maps, int entries) {
        boolean[] dropped = new boolean[entries];
        int count = 0;
        for (int row = 0; row < maps.size(); row++) {
            count += drop(maps.offsets()[row], maps.offsets()[row + 1], dropped);
        }
        if (count == 0) {
            return maps;
        }
        int[] kept = new int[entries - count];
        int[] offsets = new int[maps.size() + 1];
        int next = 0;
        for (int row = 0; row < maps.size(); row++) {
            for (int entry = maps.offsets()[row]; entry < maps.offsets()[row + 1]; entry++) {
                if (!dropped[entry]) {
                    kept[next++] = entry;
                }
            }
            offsets[row + 1] = next;
        }
        return new MapColumn(
                Gather.rows(keys, kept, next),
                Gather.rows(maps.values(), kept, next),
                offsets,
                maps.size(),
                maps.validity());
    }

    /** Marks the entries of one map to drop, and gives their number. */
    private int drop(int from, int to, boolean[] dropped) {
        if (to - from < 2) {
            return 0;
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(to - from) + 1;
        if (table.length < 1 << bits) {
            table = new int[1 << bits];
        }
        Arrays.fill(table, 0, 1 << bits, EMPTY);
        int mask = (1 << bits) - 1;
        int count = 0;
        for (int entry = to - 1; entry >= from; entry--) {
            int slot = (int) ((marks[entry] * MULTIPLIER) >>> (Long.SIZE - bits));
            while (table[slot] != EMPTY && !equal(table[slot], entry)) {
                slot = (slot + 1) & mask;
            }
            dropped[entry] = table[slot] != EMPTY;
            if (dropped[entry]) {
                count++;
            } else {
                table[slot] = entry;
            }
        }
        return count;
    }

    private boolean equal(int a, int b) {
        if (marks[a] != marks[b] || !(keys instanceof BytesColumn bytes)) {
            return marks[a] == marks[b];
        }
        return Arrays.equals(
                bytes.data(),
                bytes.start(a),
                bytes.offsets()[a + 1],
                bytes.data(),
                bytes.start(b),
                bytes.offsets()[b + 1]);
    }

    private static long[] marks(Column keys, int entries) {
        long[] marks = new long[entries];
        switch (keys) {
            case BooleanColumn c -> {
                for (int i = 0; i < entries; i++) {
                    marks[i] = c.get(i) ? 1 : 0;
                }
            }
            case IntColumn c -> {
                for (int i = 0; i < entries; i++) {
                    marks[i] = c.values()[i];
                }
            }
            case LongColumn c -> System.arraycopy(c.values(), 0, marks, 0, entries);
            case BytesColumn c -> {
                for (int i = 0; i < entries; i++) {
                    marks[i] = hash(c.data(), c.start(i), c.offsets()[i + 1]);
                }
            }
            case DoubleColumn c -> throw noKeys(c);
            case DecimalColumn c -> throw noKeys(c);
            case NestedColumn c -> throw noKeys(c);
        }
        return marks;
    }

    private static long hash(byte[] data, int from, int to) {
        long hash = MULTIPLIER;
        for (int i = from; i < to; i++) {
            hash = (hash ^ data[i]) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    private static IllegalArgumentException noKeys(Column column) {
        return new IllegalArgumentException(column.getClass().getSimpleName() + " holds no keys of maps");
    }
}
