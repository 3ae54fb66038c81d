package io.millrace.kernels;

/**
 * What makes columns small and gives them back: numbers by their distance from a base or from the number before, runs of equal numbers, texts by
 * their number in a dictionary. Sums and differences wrap around, so that every long can be encoded.
 */
public interface EncodingKernels {
    /** {@code values[i] += addend} for the first {@code count} values. */
    void add(long[] values, int count, long addend);

    /** {@code deltas[i] = values[i + 1] - values[i]} for all but the last of {@code count} values. */
    void deltas(long[] values, int count, long[] deltas);

    /**
     * The inverse of {@link #deltas}, in place: {@code values[i] += values[i - 1] + step} for all but the first of {@code count}
     * values, in ascending order.
     */
    void sums(long[] values, int count, long step);

    /**
     * Writes where runs of equal values begin to {@code starts}, 0 first, and returns how many there are: at most {@code count}, for which there
     * has to be room.
     */
    int runStarts(long[] values, int count, int[] starts);

    /**
     * Writes {@code values[i]} to {@code out} from where the run before ended up to {@code ends[i]}, for the first {@code runs} of them; the
     * ends ascend.
     */
    void expand(long[] values, int[] ends, int runs, long[] out);

    /**
     * Numbers the texts {@code data[offsets[i] .. offsets[i + 1])} by their first appearance.
     *
     * @param hashes those of the texts, see {@link HashKernels#hashBytes}
     * @param mostEntries of the dictionary
     * @param slots room for a hash table: a power of two, more than {@code mostEntries}
     * @param codes takes the number of each text
     * @param entries takes the first text of each number
     * @return how many different texts there are, or -1 if they are more than {@code mostEntries}; codes and entries then mean nothing
     */
    int number(
            byte[] data,
            int[] offsets,
            int count,
            long[] hashes,
            int mostEntries,
            int[] slots,
            long[] codes,
            int[] entries);

    /**
     * Writes the texts of {@code count} numbers one behind the other: number {@code c} is {@code data[offsets[c] .. offsets[c + 1])}.
     *
     * @param outOffsets where each text goes to in {@code out}, and where the last one ends
     */
    void gather(byte[] data, int[] offsets, long[] codes, int count, byte[] out, int[] outOffsets);
}
