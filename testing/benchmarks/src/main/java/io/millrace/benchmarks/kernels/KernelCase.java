package io.millrace.benchmarks.kernels;

import io.millrace.kernels.Comparison;
import io.millrace.kernels.Kernels;

/** What is measured: a kernel on one batch. */
enum KernelCase {
    RANGE_OF_INTS("range of ints to rows", Integer.SIZE, 1, (kernels, columns) -> kernels.comparisons()
            .range(columns.ints, 0, 49, true, columns.rows, columns.out)),
    RANGE_OF_LONGS("range of longs to rows", Long.SIZE, 1, (kernels, columns) -> kernels.comparisons()
            .range(columns.longs, 0, 49, true, columns.rows, columns.out)),
    RANGE_OF_DOUBLES("range of doubles to rows", Double.SIZE, 1, (kernels, columns) -> kernels.comparisons()
            .range(columns.doubles, 0, 49, true, columns.rows, columns.out)),
    RANGE_OF_SELECTED("range of selected longs", Long.SIZE, 1, (kernels, columns) -> kernels.comparisons()
            .range(columns.longs, 0, 49, true, columns.selected, columns.selectedCount, columns.out)),
    LESS_LONGS("longs less than longs to rows", Long.SIZE, 2, (kernels, columns) -> kernels.comparisons()
            .compare(Comparison.LESS, columns.longs, columns.otherLongs, columns.rows, columns.out)),
    ROWS_OF_BITS("bitmap to rows", 1, 1, (kernels, columns) -> kernels.bitmaps()
            .rows(columns.bits, true, columns.rows, columns.out)),
    ADD_LONGS(
            "add longs, checked",
            Long.SIZE,
            2,
            (kernels, columns) ->
                    kernels.arithmetic().add(columns.longs, columns.otherLongs, columns.rows, columns.results) ? 1 : 0),
    MULTIPLY_LONGS(
            "multiply longs, checked",
            Long.SIZE,
            2,
            (kernels, columns) ->
                    kernels.arithmetic().multiply(columns.longs, columns.otherLongs, columns.rows, columns.results)
                            ? 1
                            : 0),
    AND_LONGS("bits of longs, and", Long.SIZE, 2, (kernels, columns) -> {
        kernels.bits().and(columns.longs, columns.otherLongs, columns.rows, columns.results);
        return 0;
    }),
    SHIFT_LONGS("bits of longs, shifted", Long.SIZE, 1, (kernels, columns) -> {
        kernels.bits().shiftLeft(columns.longs, columns.ints, columns.rows, columns.results);
        return 0;
    }),
    ONES_OF_LONGS("bits of longs, counted", Long.SIZE, 1, (kernels, columns) -> {
        kernels.bits().ones(columns.longs, columns.rows, columns.out);
        return columns.rows;
    }),
    LEADING_ZEROS_OF_LONGS("bits of longs, leading zeros", Long.SIZE, 1, (kernels, columns) -> {
        kernels.bits().leadingZeros(columns.longs, columns.rows, columns.out);
        return columns.rows;
    }),
    SUM_OF_INTS("sum of ints", Integer.SIZE, 1, (kernels, columns) -> kernels.reductions()
            .sum(columns.ints, 0, columns.rows)),
    SUM_OF_LONGS("sum of longs", Long.SIZE, 1, (kernels, columns) -> kernels.reductions()
            .sum(columns.longs, 0, columns.rows)),
    MAGNITUDE_OF_LONGS("magnitude of longs", Long.SIZE, 1, (kernels, columns) -> kernels.reductions()
            .magnitude(columns.longs, 0, columns.rows)),
    SUM_OF_DOUBLES("compensated sum of doubles", Double.SIZE, 1, (kernels, columns) -> {
        columns.total.set(0, 0);
        kernels.reductions().sum(columns.doubles, 0, columns.rows, columns.total);
        return columns.total.get();
    }),
    SUM_OF_DEVIATIONS("sum of doubles less a pivot", Double.SIZE, 1, (kernels, columns) -> kernels.deviations()
            .sum(columns.doubles, 0, columns.rows, 1)),
    VARIANCE("variance of doubles", Double.SIZE, 1, (kernels, columns) -> {
        double pivot = columns.doubles[0];
        double mean = pivot + kernels.deviations().sum(columns.doubles, 0, columns.rows, pivot) / columns.rows;
        return kernels.deviations().squares(columns.doubles, 0, columns.rows, mean) / columns.rows;
    }),
    PRODUCTS_OF_DEVIATIONS("products of deviations", Double.SIZE, 2, (kernels, columns) -> kernels.deviations()
            .products(columns.doubles, 49, columns.otherDoubles, 51, 0, columns.rows)),
    MAX_OF_INTS("max of ints", Integer.SIZE, 1, (kernels, columns) -> kernels.reductions()
            .max(columns.ints, 0, columns.rows)),
    MAX_OF_LONGS("max of longs", Long.SIZE, 1, (kernels, columns) -> kernels.reductions()
            .max(columns.longs, 0, columns.rows)),
    MAX_OF_DOUBLES("max of doubles", Double.SIZE, 1, (kernels, columns) -> kernels.reductions()
            .max(columns.doubles, 0, columns.rows)),
    FIRST_OUTSIDE("end of a window in timestamps", Long.SIZE, 1, (kernels, columns) -> kernels.timestamps()
            .firstOutside(columns.longs, 0, 100, 0, columns.rows)),
    TWO_WINDOWS("timestamps to two windows", Long.SIZE, 1, (kernels, columns) -> kernels.timestamps()
            .divide(columns.longs, 0, columns.rows, Columns.TWO_RANGES, Columns.MARKS, columns.out, 0)),
    KEYS_LOOKED_UP("keys looked up, hashes at hand", Long.SIZE, 1, (kernels, columns) -> columns.keys()
            .lookUp(kernels.lookUps())),
    TEXT_IN_BYTES("text in bytes, which is not there", Byte.SIZE, 1, (kernels, columns) -> kernels.bytes()
            .indexOf(columns.bytes, 0, columns.rows, Columns.ABSENT_TEXT)),
    ASCII_OR_NOT(
            "bytes, ASCII or not",
            Byte.SIZE,
            1,
            (kernels, columns) -> kernels.bytes().isAscii(columns.bytes, 0, columns.rows) ? 1 : 0),
    SEPARATORS_OF_JSON(
            "separators of JSON", Byte.SIZE, 1, (kernels, columns) -> columns.separators(kernels.separators())),
    HASH_LONGS("xxHash64 of 8-byte keys", Long.SIZE, 1, (kernels, columns) -> {
        kernels.hash().hashLongs(columns.longs, columns.rows, columns.results);
        return 0;
    }),
    SCATTER_TO_2(
            "rows to 2 partitions by hash",
            Long.SIZE,
            1,
            (kernels, columns) -> columns.scatter(kernels.partitions(), 2)),
    SCATTER_TO_4(
            "rows to 4 partitions by hash",
            Long.SIZE,
            1,
            (kernels, columns) -> columns.scatter(kernels.partitions(), 4)),
    SCATTER_TO_8(
            "rows to 8 partitions by hash",
            Long.SIZE,
            1,
            (kernels, columns) -> columns.scatter(kernels.partitions(), 8)),
    UNPACK("numbers of 17 bits, unpacked", Long.SIZE, 1, (kernels, columns) -> {
        EncodedColumns encoded = columns.encoded();
        kernels.packing().unpack(encoded.packed, 0, columns.rows, EncodedColumns.PACKED_BITS, columns.results, 0);
        return 0;
    }),
    PACK("numbers of 17 bits, packed", Long.SIZE, 1, (kernels, columns) -> {
        EncodedColumns encoded = columns.encoded();
        kernels.packing().pack(columns.longs, columns.rows, EncodedColumns.PACKED_BITS, encoded.results, 0);
        return 0;
    }),
    ADD_BASE("base added, after a copy", Long.SIZE, 1, (kernels, columns) -> {
        kernels.encodings().add(columns.copy(), columns.rows, 17);
        return 0;
    }),
    DIFFERENCES("differences of neighbours", Long.SIZE, 1, (kernels, columns) -> {
        kernels.encodings().deltas(columns.longs, columns.rows, columns.results);
        return 0;
    }),
    RUNNING_SUMS("running sums, after a copy", Long.SIZE, 1, (kernels, columns) -> {
        kernels.encodings().sums(columns.copy(), columns.rows, 17);
        return 0;
    }),
    RUN_STARTS("starts of runs of 8", Long.SIZE, 1, (kernels, columns) -> kernels.encodings()
            .runStarts(columns.encoded().runs, columns.rows, columns.out)),
    RUNS("runs of 8, written", Long.SIZE, 1, (kernels, columns) -> {
        EncodedColumns encoded = columns.encoded();
        kernels.encodings().expand(encoded.runValues, encoded.runEnds, encoded.runCount, columns.results);
        return 0;
    }),
    TEXTS_NUMBERED("texts numbered, hashes at hand", Long.SIZE, 1, (kernels, columns) -> columns.encoded()
            .number(kernels, columns)),
    TEXTS_GATHERED("texts of 10 letters, by number", Long.SIZE, 1, (kernels, columns) -> {
        columns.encoded().gather(kernels, columns);
        return 0;
    });

    /** Runs a kernel on a whole batch; the result is a count of rows in {@code out}, a value of the column, or 0. */
    @FunctionalInterface
    interface Work {
        double run(Kernels kernels, Columns columns);
    }

    private static final double LEAST_ROUNDING = 1e-12;

    private final String title;
    private final int valueBits;
    private final int columnsRead;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that captures nothing
    private final Work work;

    KernelCase(String title, int valueBits, int columnsRead, Work work) {
        this.title = title;
        this.valueBits = valueBits;
        this.columnsRead = columnsRead;
        this.work = work;
    }

    /** By how much sums of so many doubles may differ, relatively: they are added up in another order, with a rounding for each. */
    private static double rounding(int rows) {
        return Math.max(LEAST_ROUNDING, rows * Math.ulp(1.0));
    }

    String title() {
        return title;
    }

    /** The width of a lane, in bits, of which a vector holds as many as fit: that of a value, or of a row number where there are no values. */
    int laneBits() {
        return valueBits == 1 ? Integer.SIZE : valueBits;
    }

    /** The bytes of a row that are read. */
    double bytesRead() {
        return columnsRead * valueBits / (double) Byte.SIZE;
    }

    double run(Kernels kernels, Columns columns) {
        return work.run(kernels, columns);
    }

    /** Whether kernels give what the scalar form gives: the value, the rows and the columns that they write. */
    boolean isRight(Kernels kernels, Columns columns) {
        double expected = run(Kernels.scalar("to compare with"), columns);
        int rowsWritten = Math.clamp((long) expected, 0, columns.rows);
        long expectedFingerprint = columns.fingerprint(rowsWritten);
        double actual = run(kernels, columns);
        return Math.abs(actual - expected) <= rounding(columns.rows) * Math.abs(expected)
                && columns.fingerprint(rowsWritten) == expectedFingerprint;
    }
}
