package io.millrace.cli.calibration;

import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.Comparison;
import io.millrace.kernels.CompensatedSum;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.SeparatorMarks;
import io.millrace.kernels.SimdOperation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One batch of columns, which stays in the first cache, and what each operation does to it. */
final class CalibrationWork {
    private static final int ROWS = 1024;
    private static final int PACKED_BITS = 11;

    /** Of how many texts {@link #letters} consists. */
    private static final int PIECES = 64;

    private static final int PREFIX_LENGTH = 12;

    private final int[] ints = new int[ROWS];
    private final int[] otherInts = new int[ROWS];
    private final long[] longs = new long[ROWS];
    private final double[] doubles = new double[ROWS];
    private final byte[] letters = new byte[ROWS];
    private final byte[] absent = {'Z', 'z'};
    private final int[] pieceStarts = new int[PIECES];
    private final int[] pieceLengths = new int[PIECES];

    /** What all places of {@link #zeros} start with. */
    private final byte[] prefix = new byte[ByteKernels.PREFIX_MARGIN];

    private final byte[] zeros = new byte[ROWS + ByteKernels.PREFIX_MARGIN];
    private final byte[] copies = new byte[ROWS + ByteKernels.SLACK];
    private final int[] rows = IntStream.range(0, ROWS).toArray();
    private final long[] table = new long[ROWS];
    private final int[] others = new int[ROWS];
    private final int[] out = new int[ROWS];
    private final long[] results = new long[ROWS];

    private final byte[] json = "{\"k\":\"value\",\"number\":17}".repeat(8).getBytes(StandardCharsets.US_ASCII);
    private final int[] jsonStart = {0};
    private final int[] jsonLength = {json.length};
    private final SeparatorMarks marks = new SeparatorMarks();
    private final CompensatedSum total = new CompensatedSum();

    CalibrationWork() {
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < ROWS; row++) {
            ints[row] = random.nextInt(100);
            otherInts[row] = random.nextInt(100);
            longs[row] = random.nextLong(100);
            doubles[row] = random.nextInt(100);
            letters[row] = (byte) ('a' + random.nextInt(26));
        }
        Arrays.setAll(pieceStarts, piece -> piece * (ROWS / PIECES));
        Arrays.fill(pieceLengths, ROWS / PIECES);
    }

    /** Computes one batch and gives a number that depends on all of it. */
    @FunctionalInterface
    interface Batch {
        double run(Kernels kernels);
    }

    /** What is done to the batch: code of its own for each operation, that the JIT compiles apart from the others. */
    Batch of(SimdOperation operation) {
        return switch (operation) {
            case RANGE -> kernels -> kernels.comparisons().range(longs, 0, 49, true, ROWS, out);
            case COMPARE -> kernels -> kernels.comparisons().compare(Comparison.LESS, ints, otherInts, ROWS, out);
            case BITS_TO_ROWS -> kernels -> kernels.bitmaps().rows(longs, true, ROWS, out);
            case SUM ->
                kernels -> {
                    total.set(0, 0);
                    kernels.reductions().sum(doubles, 0, ROWS, total);
                    return total.get();
                };
            case MIN -> kernels -> kernels.reductions().min(longs, 0, ROWS);
            case MAX -> kernels -> kernels.reductions().max(longs, 0, ROWS);
            case DEVIATIONS -> kernels -> kernels.deviations().squares(doubles, 0, ROWS, 50);
            case WINDOW_END -> kernels -> kernels.timestamps().firstOutside(longs, 0, 100, 0, ROWS);
            case LOOK_UP -> kernels -> kernels.lookUps().first(longs, rows, ROWS, table, out, others);
            case TEXT_SEARCH -> kernels -> kernels.bytes().indexOf(letters, 0, ROWS, absent);
            case ASCII -> kernels -> kernels.bytes().isAscii(letters, 0, ROWS) ? 1 : 0;
            case PREFIX ->
                kernels -> kernels.bytes().allStartWith(zeros, pieceStarts, 0, PIECES, prefix, PREFIX_LENGTH) ? 1 : 0;
            case COPY ->
                kernels -> {
                    kernels.bytes().copy(letters, pieceStarts, pieceLengths, 0, PIECES, copies, 0);
                    return copies[ROWS - 1];
                };
            case SEPARATORS ->
                kernels -> {
                    kernels.separators().json(json, jsonStart, jsonLength, 0, 1, marks);
                    return marks.to(0);
                };
            case UNPACK ->
                kernels -> {
                    kernels.packing().unpack(letters, 0, ROWS / 2, PACKED_BITS, results, 0);
                    return results[ROWS / 2 - 1];
                };
            case RUN_STARTS -> kernels -> kernels.encodings().runStarts(longs, ROWS, out);
        };
    }
}
