package io.millrace.kernels;

/** Plain loops. */
public final class ScalarLookUpKernels implements LookUpKernels {
    @Override
    public int first(long[] hashes, int[] rows, int count, long[] table, int[] ids, int[] others) {
        return first(hashes, rows, 0, count, table, ids, others, 0);
    }

    /** The same from a position on, with some others found before. */
    public static int first(
            long[] hashes, int[] rows, int from, int to, long[] table, int[] ids, int[] others, int othersBefore) {
        int mask = table.length - 1;
        int found = othersBefore;
        for (int i = from; i < to; i++) {
            long hash = hashes[rows[i]];
            long entry = table[HashEntry.place(hash, mask)];
            ids[i] = HashEntry.id(entry);
            others[found] = i;
            found += HashEntry.matches(entry, hash) ? 0 : 1;
        }
        return found;
    }

    @Override
    public int firstMismatch(long[] values, int[] rows, long[] known, int[] ids, int from, int to) {
        int i = from;
        while (i < to && known[ids[i]] == values[rows[i]]) {
            i++;
        }
        return i;
    }
}
