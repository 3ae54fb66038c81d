package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.BYTES;
import static io.millrace.kernels.panama.Lanes.BYTE_LANES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;

import io.millrace.kernels.JsonKernels;
import io.millrace.kernels.JsonMarks;
import io.millrace.kernels.ScalarJsonKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import jdk.incubator.vector.ByteVector;

/** 64 bytes at a time: the bytes that are a quote, the separators and the odd ones are the bits of three words. */
public final class PanamaJsonKernels implements JsonKernels {
    private static final int BLOCK = Long.SIZE;

    /** What an opening or closing bracket lacks to be a brace. */
    private static final byte BRACE = 0x20;

    private static final int TEXTS_A_COUNT = 64;

    private final JsonKernels scalar = new ScalarJsonKernels();
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaJsonKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public void scan(byte[] data, int from, int to, JsonMarks marks) {
        if (data.length < BLOCK) {
            scalar.scan(data, from, to, marks);
            return;
        }
        if (marks.scans() % TEXTS_A_COUNT == 0) {
            counts.count(SimdOperation.JSON_SCAN);
        }
        long[] separators = marks.separators();
        int words = 0;
        int quotes = 0;
        long odd = 0;
        long inString = 0;
        for (int at = from; at < to; at += BLOCK) {
            // The last block of the data is read from its end backwards, its first bytes for the second time.
            int start = Math.min(at, data.length - BLOCK);
            int again = at - start;
            long quoteBits = 0;
            long separatorBits = 0;
            long oddBits = 0;
            for (int i = 0; i < BLOCK; i += BYTE_LANES) {
                ByteVector bytes = ByteVector.fromArray(BYTES, data, start + i);
                quoteBits |= bytes.compare(EQ, (byte) '"').toLong() << i;
                separatorBits |= bytes.compare(EQ, (byte) ',')
                                .or(bytes.or(BRACE).compare(EQ, (byte) '}'))
                                .toLong()
                        << i;
                // Signed: bytes beyond ASCII are less than a blank as well.
                oddBits |= bytes.compare(LT, (byte) ' ')
                                .or(bytes.compare(EQ, (byte) '\\'))
                                .toLong()
                        << i;
            }
            long wanted = -1L >>> Math.max(at + BLOCK - to, 0);
            quoteBits = quoteBits >>> again & wanted;
            quotes += Long.bitCount(quoteBits);
            odd |= oddBits >>> again & wanted;
            long within = prefixXor(quoteBits) ^ inString;
            inString = within >> (Long.SIZE - 1);
            separators[words++] = separatorBits >>> again & wanted & ~within;
        }
        separators[words] = -1;
        setMarks(data, from, to, quotes, odd != 0, marks);
    }

    private static void setMarks(byte[] data, int from, int to, int quotes, boolean odd, JsonMarks marks) {
        boolean plain = (quotes & 1) == 0;
        boolean ascii = true;
        if (odd) {
            for (int at = from; at < to; at++) {
                byte b = data[at];
                plain &= b != '\\' && (b < 0 || b >= ' ');
                ascii &= b >= 0;
            }
        }
        marks.set(quotes, plain, ascii);
    }

    /** Each bit is the exclusive or of all bits up to it: 1 from a quote on to the next. */
    private static long prefixXor(long bits) {
        long prefix = bits ^ bits << 1;
        prefix ^= prefix << 2;
        prefix ^= prefix << 4;
        prefix ^= prefix << 8;
        prefix ^= prefix << 16;
        return prefix ^ prefix << 32;
    }
}
