package io.millrace.formats.columns;

import io.millrace.kernels.EncodingKernels;
import io.millrace.kernels.HashKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Gather;
import io.millrace.model.spi.EncodedRecords;

/** Writes blocks of texts, or of other bytes, by a dictionary if that is smaller. Used by one thread. */
final class TextWriter {
    /** Texts that are looked at first, of more than twice as many. */
    private static final int SAMPLE = 512;

    /** If more of the sample than this are different, then most of all are: no dictionary would pay. */
    private static final int MOST_OF_SAMPLE = SAMPLE / 16 * 15;

    private final HashKernels hash;
    private final EncodingKernels encodings;
    private final NumberWriter numbers;

    TextWriter(Kernels kernels, NumberWriter numbers) {
        this.hash = kernels.hash();
        this.encodings = kernels.encodings();
        this.numbers = numbers;
    }

    /** Writes all texts of a column that has no nulls. */
    void write(BytesColumn texts, EncodedRecords out) {
        int count = texts.size();
        // With more than half as many entries as texts it would hardly be smaller.
        int most = count / 2;
        long[] codes = new long[count];
        int[] first = new int[most];
        boolean rich = count > 2 * SAMPLE && number(texts, SAMPLE, MOST_OF_SAMPLE, codes, first) < 0;
        int entries = most == 0 || rich ? -1 : number(texts, count, most, codes, first);
        if (entries < 0) {
            writePlain(texts, out);
            return;
        }
        BytesColumn dictionary = (BytesColumn) Gather.rows(texts, first, entries);
        long codeBytes = (long) count * (Integer.SIZE - Integer.numberOfLeadingZeros(entries - 1)) / Byte.SIZE;
        if (plainBytes(dictionary) + codeBytes >= plainBytes(texts)) {
            writePlain(texts, out);
        } else {
            out.write(TextEncoding.DICTIONARY.code());
            VarInts.write(entries, out);
            writePlainBody(dictionary, out);
            numbers.write(codes, count, out);
        }
    }

    private int number(BytesColumn texts, int count, int most, long[] codes, int[] first) {
        long[] hashes = new long[count];
        hash.hashBytes(texts.data(), texts.offsets(), count, hashes);
        // Twice as many slots as there can be entries, so that chains are short.
        int[] slots = new int[Integer.highestOneBit(most) * 4];
        return encodings.number(texts.data(), texts.offsets(), count, hashes, most, slots, codes, first);
    }

    /** The texts, and a byte for each length. */
    private static long plainBytes(BytesColumn texts) {
        return (long) texts.offsets()[texts.size()] - texts.start(0) + texts.size();
    }

    private void writePlain(BytesColumn texts, EncodedRecords out) {
        out.write(TextEncoding.PLAIN.code());
        writePlainBody(texts, out);
    }

    private void writePlainBody(BytesColumn texts, EncodedRecords out) {
        int count = texts.size();
        numbers.writeLengths(texts.offsets(), count, out);
        out.write(texts.data(), texts.start(0), texts.offsets()[count] - texts.start(0));
    }
}
