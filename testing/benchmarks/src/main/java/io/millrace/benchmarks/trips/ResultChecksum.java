package io.millrace.benchmarks.trips;

/**
 * A checksum over result rows that does not depend on their order: the sum of a hash of each row. Rows are hashed value by value in
 * the order of the columns.
 */
final class ResultChecksum {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private ResultChecksum() {}

    static long start() {
        return 1;
    }

    static long add(long hash, long value) {
        long mixed = (hash ^ value) * FACTOR;
        return mixed ^ mixed >>> 29;
    }

    static long add(long hash, double value) {
        return add(hash, Double.doubleToLongBits(value));
    }

    static long add(long hash, byte[] data, int from, int length) {
        long result = hash;
        for (int i = 0; i < length; i++) {
            result = add(result, data[from + i]);
        }
        return result;
    }
}
