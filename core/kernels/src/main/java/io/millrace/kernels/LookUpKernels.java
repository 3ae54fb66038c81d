package io.millrace.kernels;

/**
 * What state asks about the keys of a batch. Each look-up goes to a place of its own in tables that do not fit into the first cache: what counts is how many of them are under way at
 * once, and that no branch waits for what they find.
 */
public interface LookUpKernels {
    /**
     * Looks at the first place of each key in a table with open addressing, whose entries are made by {@link HashEntry}.
     *
     * @param hashes by row
     * @param rows ascending row numbers, {@code count} of them
     * @param table has a power of two of entries
     * @param ids takes, for each of the rows, the id of the entry there, or {@link HashEntry#NO_ID}
     * @param others takes the positions in {@code rows} whose entry is not that of the key
     * @return how many {@code others} there are
     */
    int first(long[] hashes, int[] rows, int count, long[] table, int[] ids, int[] others);

    /**
     * The position of the first row whose key is not that of its id, or {@code to}.
     *
     * @param values by row
     * @param rows ascending row numbers
     * @param known the values of keys by id
     * @param ids of the row at each position of {@code rows}
     * @param from the first position looked at
     */
    int firstMismatch(long[] values, int[] rows, long[] known, int[] ids, int from, int to);
}
