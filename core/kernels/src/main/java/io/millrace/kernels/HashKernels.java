package io.millrace.kernels;

/**
 * Hash columns of keys: {@link XxHash64} of each value. The hashes are the same on every machine and in every release, so
 * that keys may be partitioned, and state be laid out, by them.
 */
public interface HashKernels {
    /** {@code hashes[i] = XxHash64.hash(values[i])} for the first {@code count} rows. */
    void hashInts(int[] values, int count, long[] hashes);

    /** {@code hashes[i] = XxHash64.hash(values[i])} for the first {@code count} rows. */
    void hashLongs(long[] values, int count, long[] hashes);

    /** Hashes {@code data[offsets[i] .. offsets[i + 1])} into {@code hashes[i]} for the first {@code count} rows. */
    void hashBytes(byte[] data, int[] offsets, int count, long[] hashes);

    /** The same for {@code rows[0 .. count)} alone; each hash is written at the number of its row. */
    void hashBytes(byte[] data, int[] offsets, int[] rows, int count, long[] hashes);

    /**
     * Composite keys: {@code hashes[i] = XxHash64.combine(hashes[i], more[i])} for the first {@code count} rows. The order
     * of the parts matters.
     */
    void combine(long[] hashes, long[] more, int count);
}
