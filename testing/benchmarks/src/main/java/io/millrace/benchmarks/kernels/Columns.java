package io.millrace.benchmarks.kernels;

import io.millrace.kernels.CompensatedSum;
import io.millrace.kernels.KeyGroups;
import io.millrace.kernels.PartitionKernels;
import io.millrace.kernels.SeparatorKernels;
import io.millrace.kernels.SeparatorMarks;
import io.millrace.kernels.XxHash64;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Columns of seeded random numbers from 0 to 99, and room for what kernels write. The same for every form of the kernels. */
final class Columns {
    private static final long SEED = 42;

    /** What does not stand in {@link #bytes}, though its letters do. */
    static final byte[] ABSENT_TEXT = {'s', 't', 'r', 'e', 'a', 'm'};

    /** All numbers are in one of these ranges, half of them in each. */
    static final long[] TWO_RANGES = {0, 50, 50, 100};

    static final int[] MARKS = {0, 1};

    final int rows;
    final int[] ints;
    final long[] longs;
    final double[] doubles;
    final long[] otherLongs;
    final double[] otherDoubles;

    /** Letters, a byte a row. */
    final byte[] bytes;

    /** Objects with a number and a text, a byte a row. */
    final byte[] json;

    /** Where the objects of {@link #json} start, and their lengths. */
    final int[] starts;

    final int[] lengths;
    final SeparatorMarks marks = new SeparatorMarks();

    /** One bit a row, about half of them set. */
    final long[] bits;

    /** About half of the rows. */
    final int[] selected;

    final int selectedCount;

    final CompensatedSum total = new CompensatedSum();

    /** Row numbers that a kernel gives out. */
    final int[] out;

    /** Numbers that a kernel gives out. */
    final long[] results;

    private final int[] sizes = new int[KeyGroups.COUNT];
    private long @Nullable [] hashes;
    private int @Nullable [][] partitions;
    private @Nullable EncodedColumns encoded;
    private @Nullable KeyColumns keys;

    Columns(int rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        this.rows = rows;
        this.ints = random.ints(rows, 0, 100).toArray();
        this.longs = random.longs(rows, 0, 100).toArray();
        this.doubles = random.ints(rows, 0, 100).asDoubleStream().toArray();
        this.otherLongs = random.longs(rows, 0, 100).toArray();
        this.otherDoubles = random.ints(rows, 0, 100).asDoubleStream().toArray();
        this.bytes = new byte[rows];
        for (int row = 0; row < rows; row++) {
            // No two neighbours are the first two letters of the text.
            bytes[row] = (byte) ('a' + random.nextInt(26));
            if (row > 0 && bytes[row - 1] == 's' && bytes[row] == 't') {
                bytes[row] = 'e';
            }
        }
        this.json = new byte[rows];
        byte[] object = "{\"number\":1234,\"text\":\"one, two and three\"}".getBytes(StandardCharsets.US_ASCII);
        for (int row = 0; row < rows; row++) {
            json[row] = object[row % object.length];
        }
        this.starts = IntStream.range(0, rows / object.length)
                .map(i -> i * object.length)
                .toArray();
        this.lengths = IntStream.of(starts).map(i -> object.length).toArray();
        this.bits = random.longs((rows + 63) / 64).toArray();
        this.out = new int[rows];
        this.results = new long[rows];
        this.selected = new int[rows];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            selected[count] = row;
            count += random.nextBoolean() ? 1 : 0;
        }
        this.selectedCount = count;
    }

    /** What encodings are measured on, made when first asked for. */
    EncodedColumns encoded() {
        EncodedColumns made = encoded == null ? new EncodedColumns(rows) : encoded;
        encoded = made;
        return made;
    }

    /** What look-ups are measured on, made when first asked for. */
    KeyColumns keys() {
        KeyColumns made = keys == null ? new KeyColumns(rows, out) : keys;
        keys = made;
        return made;
    }

    /** Hashes of {@link #longs}, evenly spread as those of keys are. */
    long[] hashes() {
        long[] made = hashes == null ? LongStream.of(longs).map(XxHash64::hash).toArray() : hashes;
        hashes = made;
        return made;
    }

    /** Scatters rows to so many partitions, the last of which is {@link #out}, and gives the size of that one. */
    int scatter(PartitionKernels kernels, int count) {
        int[][] arrays = partitions;
        if (arrays == null) {
            arrays = new int[count][rows];
            arrays[count - 1] = out;
            partitions = arrays;
        }
        kernels.scatter(hashes(), rows, arrays, sizes);
        return sizes[count - 1];
    }

    /** {@link #longs} in {@link #results}, for kernels that work in place. */
    long[] copy() {
        System.arraycopy(longs, 0, results, 0, rows);
        return results;
    }

    /** The number of separators in all of {@link #json}. */
    int separators(SeparatorKernels kernels) {
        int count = 0;
        for (int from = 0; from < starts.length; from += SeparatorMarks.MAX_TEXTS) {
            int to = Math.min(from + SeparatorMarks.MAX_TEXTS, starts.length);
            kernels.json(json, starts, lengths, from, to, marks);
            count += marks.to(to - from - 1);
        }
        return count;
    }

    /** A number for all that was written, up to {@code outCount} row numbers. */
    long fingerprint(int outCount) {
        long hash = 0;
        for (int i = 0; i < outCount; i++) {
            hash = XxHash64.combine(hash, out[i]);
        }
        for (long result : results) {
            hash = XxHash64.combine(hash, result);
        }
        return encoded == null
                ? hash
                : XxHash64.combine(hash, XxHash64.hash(encoded.results, 0, encoded.results.length));
    }
}
