package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.BYTES;
import static io.millrace.kernels.panama.Lanes.BYTE_LANES;
import static io.millrace.kernels.panama.Lanes.bytes;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;

import io.millrace.kernels.SeparatorKernels;
import io.millrace.kernels.SeparatorMarks;
import jdk.incubator.vector.ByteVector;

/** Passes over lines of delimited fields in whole blocks of 64 bytes: masks for the last one would cost each of them as much again. */
final class DelimitedText {
    private static final int BLOCK = Long.SIZE;

    private DelimitedText() {}

    /** As {@link SeparatorKernels#lines}. */
    static void lines(byte[] data, int from, int to, byte delimiter, byte quote, SeparatorMarks marks) {
        int[] lineFeeds = marks.begin(to - from);
        int count = 0;
        long inQuotes = 0;
        // Whether a quote may open a field at the first byte of a block.
        long mayOpen = 1;
        for (int at = from; at <= to - BLOCK; at += BLOCK) {
            long quotes = 0;
            long starts = 0;
            long ends = 0;
            for (int lane = 0; lane < BLOCK; lane += BYTE_LANES) {
                ByteVector bytes = bytes(data, at + lane);
                quotes |= bytes.compare(EQ, quote).toLong() << lane;
                starts |= bytes.compare(EQ, delimiter).toLong() << lane;
                ends |= bytes.compare(EQ, (byte) '\n').toLong() << lane;
            }
            long within = inQuotes;
            starts |= ends;
            if (quotes != 0 || inQuotes != 0) {
                within ^= PanamaSeparatorKernels.prefixXor(quotes);
                starts |= quotes & ~within;
                if ((quotes & within & ~(starts << 1 | mayOpen)) != 0) {
                    break;
                }
            }
            inQuotes = within >> (Long.SIZE - 1);
            mayOpen = starts >>> (Long.SIZE - 1);
            count = BitPlaces.put(ends & ~within, at, lineFeeds, count);
        }
        marks.end(0, count, 0, true, true);
    }

    /** As {@link SeparatorKernels#fields}. */
    static int fields(byte[] data, int from, int to, byte delimiter, byte quote, SeparatorMarks marks) {
        int[] separators = marks.begin(to - from);
        int count = 0;
        int quoteCount = 0;
        int lineFeedCount = 0;
        long inQuotes = 0;
        ByteVector any = ByteVector.zero(BYTES);
        int at = from;
        for (; at <= to - BLOCK; at += BLOCK) {
            long quotes = 0;
            long delimiters = 0;
            long lineFeeds = 0;
            for (int lane = 0; lane < BLOCK; lane += BYTE_LANES) {
                ByteVector bytes = bytes(data, at + lane);
                quotes |= bytes.compare(EQ, quote).toLong() << lane;
                delimiters |= bytes.compare(EQ, delimiter).toLong() << lane;
                lineFeeds |= bytes.compare(EQ, (byte) '\n').toLong() << lane;
                any = any.or(bytes);
            }
            if (quotes != 0 || inQuotes != 0) {
                long within = PanamaSeparatorKernels.prefixXor(quotes) ^ inQuotes;
                delimiters &= ~within;
                lineFeeds &= ~within;
                quoteCount += Long.bitCount(quotes);
                inQuotes = within >> (Long.SIZE - 1);
            }
            lineFeedCount += Long.bitCount(lineFeeds);
            count = BitPlaces.put(delimiters | lineFeeds, at, separators, count);
        }
        int anyLeft = 0;
        for (; at < to; at++) {
            byte b = data[at];
            anyLeft |= b;
            quoteCount += b == quote ? 1 : 0;
            if ((quoteCount & 1) == 0 && (b == delimiter || b == '\n')) {
                separators[count++] = at;
                lineFeedCount += b == '\n' ? 1 : 0;
            }
        }
        boolean ascii = anyLeft >= 0 && !any.compare(LT, (byte) 0).anyTrue();
        marks.end(0, count, quoteCount, (quoteCount & 1) == 0, ascii);
        return lineFeedCount;
    }
}
