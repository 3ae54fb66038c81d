package io.millrace.formats.columns;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.formats.text.Utf8;
import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.EncodingKernels;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/** Reads blocks of texts, or of other bytes. */
final class TextReader {
    /** Whether texts are looked through by vectors; plain loops are no faster than the check itself. */
    private final boolean simd;

    private final ByteKernels bytes;
    private final EncodingKernels encodings;
    private final NumberReader numbers;

    TextReader(Kernels kernels, NumberReader numbers) {
        this.simd = kernels.vectorBits() > 0;
        this.bytes = kernels.bytes();
        this.encodings = kernels.encodings();
        this.numbers = numbers;
    }

    /**
     * Reads {@code count} texts, for which the cursor has reserved room but for their bytes.
     *
     * @param utf8 whether they have to be UTF-8
     * @throws MalformedRecord if there are not as many
     */
    BytesColumn read(RecordCursor in, int count, boolean utf8) {
        return switch (TextEncoding.read(in)) {
            case PLAIN -> {
                BytesColumn texts = readPlain(in, count, utf8);
                in.reserve(texts.data().length);
                yield texts;
            }
            case DICTIONARY -> {
                int entries = in.count(count, "entries of a dictionary");
                BytesColumn dictionary = readPlain(in, entries, utf8);
                yield look(in, dictionary, numbers.read(in, count), count);
            }
        };
    }

    private BytesColumn readPlain(RecordCursor in, int count, boolean utf8) {
        int[] offsets = numbers.readOffsets(in, count);
        int length = offsets[count];
        int at = in.take(length);
        if (utf8 && !(simd && bytes.isAscii(in.data(), at, at + length))) {
            checkUtf8(in.data(), at, offsets, count);
        }
        return new BytesColumn(Arrays.copyOfRange(in.data(), at, at + length), offsets, count, Validity.ALL);
    }

    /** All together are UTF-8, and none begins within a character. */
    private static void checkUtf8(byte[] data, int at, int[] offsets, int count) {
        int end = at + offsets[count];
        int invalid = Utf8.indexOfInvalid(data, at, end);
        for (int i = 0; invalid == Utf8.VALID && i < count; i++) {
            int begin = at + offsets[i];
            invalid = begin < end && Utf8.isTrail(data[begin]) ? begin : Utf8.VALID;
        }
        if (invalid != Utf8.VALID) {
            throw MalformedRecord.found(MalformedCode.INVALID_UTF8, "expected UTF-8", data, invalid, end);
        }
    }

    private BytesColumn look(RecordCursor in, BytesColumn dictionary, long[] codes, int count) {
        int[] offsets = new int[count + 1];
        long end = 0;
        for (int i = 0; i < count; i++) {
            if (codes[i] < 0 || codes[i] >= dictionary.size()) {
                throw in.corrupt("numbers of " + dictionary.size() + " entries", codes[i]);
            }
            end += dictionary.length((int) codes[i]);
            offsets[i + 1] = (int) end;
        }
        in.reserve(end);
        byte[] data = new byte[(int) end];
        encodings.gather(dictionary.data(), dictionary.offsets(), codes, count, data, offsets);
        return new BytesColumn(data, offsets, count, Validity.ALL);
    }
}
