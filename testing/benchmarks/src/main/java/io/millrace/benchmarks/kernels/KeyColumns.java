package io.millrace.benchmarks.kernels;

import io.millrace.kernels.HashEntry;
import io.millrace.kernels.LookUpKernels;
import io.millrace.kernels.XxHash64;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What look-ups are measured on: keys that are all in a table, a quarter full. The same for every form of the kernels. */
final class KeyColumns {
    private static final long SEED = 44;
    private static final int DIFFERENT_KEYS = 1024;

    private final int[] rows;
    private final long[] hashes;
    private final long[] table = new long[4 * DIFFERENT_KEYS];
    private final int[] ids;
    private final int[] others;

    /** @param others takes row numbers that a kernel gives out */
    KeyColumns(int rows, int[] others) {
        this.rows = IntStream.range(0, rows).toArray();
        this.ids = new int[rows];
        this.others = others;
        long[] known = LongStream.range(0, DIFFERENT_KEYS).map(XxHash64::hash).toArray();
        SplittableRandom random = new SplittableRandom(SEED);
        this.hashes = random.ints(rows, 0, DIFFERENT_KEYS)
                .mapToLong(key -> known[key])
                .toArray();
        for (int key = 0; key < DIFFERENT_KEYS; key++) {
            int at = HashEntry.place(known[key], table.length - 1);
            while (table[at] != HashEntry.EMPTY) {
                at = at + 1 & table.length - 1;
            }
            table[at] = HashEntry.of(known[key], key);
        }
    }

    /** The number of rows whose key is not at its first place. */
    int lookUp(LookUpKernels kernels) {
        return kernels.first(hashes, rows, rows.length, table, ids, others);
    }
}
