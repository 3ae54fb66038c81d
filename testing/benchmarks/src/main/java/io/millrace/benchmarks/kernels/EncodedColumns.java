package io.millrace.benchmarks.kernels;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.XxHash64;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** What encodings are measured on: runs, packed numbers, texts of which many are equal. The same for every form of the kernels. */
final class EncodedColumns {
    private static final long SEED = 43;
    private static final int LONGEST_RUN = 15;
    private static final int DIFFERENT_TEXTS = 100;

    /** Bits of a number: not those of a byte, nor a divisor of those of a word. */
    static final int PACKED_BITS = 17;

    /** Runs of about eight. */
    final long[] runs;

    final long[] runValues;
    final int[] runEnds;
    final int runCount;

    final byte[] packed;

    /** Texts of five to fifteen letters. */
    final byte[] texts;

    final int[] textOffsets;
    final long[] textHashes;
    final long[] codes;
    final byte[] dictionary;
    final int[] dictionaryOffsets = new int[DIFFERENT_TEXTS + 1];
    final int[] slots = new int[256];

    /** Bytes that a kernel gives out. */
    final byte[] results;

    EncodedColumns(int rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        this.runs = new long[rows];
        this.runValues = new long[rows];
        this.runEnds = new int[rows];
        int run = 0;
        for (int row = 0; row < rows; run++) {
            runValues[run] = run;
            for (int left = random.nextInt(1, LONGEST_RUN + 1); left > 0 && row < rows; left--) {
                runs[row++] = run;
            }
            runEnds[run] = row;
        }
        this.runCount = run;
        this.packed = new byte[(int) ((long) rows * PACKED_BITS / Byte.SIZE) + 1];
        random.nextBytes(packed);

        StringBuilder words = new StringBuilder();
        for (int text = 0; text < DIFFERENT_TEXTS; text++) {
            words.append("text-").append("abcdefghij", 0, random.nextInt(11));
            dictionaryOffsets[text + 1] = words.length();
        }
        this.dictionary = words.toString().getBytes(StandardCharsets.US_ASCII);
        this.codes = random.longs(rows, 0, DIFFERENT_TEXTS).toArray();
        this.textOffsets = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            int code = (int) codes[row];
            textOffsets[row + 1] = textOffsets[row] + dictionaryOffsets[code + 1] - dictionaryOffsets[code];
        }
        this.texts = new byte[textOffsets[rows]];
        this.textHashes = new long[rows];
        for (int row = 0; row < rows; row++) {
            int begin = dictionaryOffsets[(int) codes[row]];
            System.arraycopy(dictionary, begin, texts, textOffsets[row], textOffsets[row + 1] - textOffsets[row]);
            textHashes[row] = XxHash64.hash(texts, textOffsets[row], textOffsets[row + 1]);
        }
        this.results = new byte[Math.max(texts.length, packed.length)];
    }

    int number(Kernels kernels, Columns columns) {
        return kernels.encodings()
                .number(
                        texts,
                        textOffsets,
                        columns.rows,
                        textHashes,
                        DIFFERENT_TEXTS,
                        slots,
                        columns.results,
                        columns.out);
    }

    void gather(Kernels kernels, Columns columns) {
        kernels.encodings().gather(dictionary, dictionaryOffsets, codes, columns.rows, results, textOffsets);
    }
}
