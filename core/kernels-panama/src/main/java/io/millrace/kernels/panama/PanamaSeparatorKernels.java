package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.BYTE_LANES;
import static io.millrace.kernels.panama.Lanes.bytes;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;

import io.millrace.kernels.ScalarSeparatorKernels;
import io.millrace.kernels.SeparatorKernels;
import io.millrace.kernels.SeparatorMarks;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import jdk.incubator.vector.ByteVector;

/** 64 bytes at a time: the bytes that are a quote, the separators and the odd ones are the bits of three words. */
public final class PanamaSeparatorKernels implements SeparatorKernels {
    private static final int BLOCK = Long.SIZE;

    /** What an opening or closing bracket lacks to be a brace. */
    private static final byte BRACE = 0x20;

    private final SeparatorKernels scalar = new ScalarSeparatorKernels();
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaSeparatorKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public void json(byte[] data, int[] starts, int[] lengths, int from, int to, SeparatorMarks marks) {
        if (data.length < BLOCK) {
            scalar.json(data, starts, lengths, from, to, marks);
            return;
        }
        counts.count(SimdOperation.SEPARATORS);
        int[] separators = marks.begin(lengths, from, to);
        int count = 0;
        for (int i = from; i < to; i++) {
            int start = starts[i];
            int end = start + Math.min(lengths[i], SeparatorMarks.MAX_LENGTH);
            int quotes = 0;
            long odd = 0;
            long inString = 0;
            for (int at = start; at < end; at += BLOCK) {
                // The last block of the data is read from its end backwards, its first bytes for the second time.
                int block = Math.min(at, data.length - BLOCK);
                long quoteBits = 0;
                long separatorBits = 0;
                long oddBits = 0;
                for (int lane = 0; lane < BLOCK; lane += BYTE_LANES) {
                    ByteVector bytes = bytes(data, block + lane);
                    quoteBits |= bytes.compare(EQ, (byte) '"').toLong() << lane;
                    separatorBits |= bytes.compare(EQ, (byte) ',')
                                    .or(bytes.or(BRACE).compare(EQ, (byte) '}'))
                                    .toLong()
                            << lane;
                    // Signed: bytes beyond ASCII are less than a blank as well.
                    oddBits |= bytes.compare(LT, (byte) ' ')
                                    .or(bytes.compare(EQ, (byte) '\\'))
                                    .toLong()
                            << lane;
                }
                long wanted = wanted(at, block, end);
                quoteBits &= wanted;
                quotes += Long.bitCount(quoteBits);
                odd |= oddBits & wanted;
                long within = prefixXor(quoteBits) ^ inString;
                inString = within >> (Long.SIZE - 1);
                count = BitPlaces.put(separatorBits & wanted & ~within, block, separators, count);
            }
            boolean plain = (quotes & 1) == 0 && lengths[i] <= SeparatorMarks.MAX_LENGTH;
            marks.end(
                    i - from,
                    count,
                    quotes,
                    plain && (odd == 0 || isPlain(data, start, end)),
                    odd == 0 || isAscii(data, start, end));
        }
    }

    @Override
    public void delimited(
            byte[] data,
            int[] starts,
            int[] lengths,
            int from,
            int to,
            byte delimiter,
            byte quote,
            SeparatorMarks marks) {
        if (data.length < BLOCK) {
            scalar.delimited(data, starts, lengths, from, to, delimiter, quote, marks);
            return;
        }
        counts.count(SimdOperation.SEPARATORS);
        int[] separators = marks.begin(lengths, from, to);
        int count = 0;
        for (int i = from; i < to; i++) {
            int start = starts[i];
            int end = start + Math.min(lengths[i], SeparatorMarks.MAX_LENGTH);
            int quotes = 0;
            long beyondAscii = 0;
            long inQuotes = 0;
            for (int at = start; at < end; at += BLOCK) {
                int block = Math.min(at, data.length - BLOCK);
                long quoteBits = 0;
                long separatorBits = 0;
                long oddBits = 0;
                for (int lane = 0; lane < BLOCK; lane += BYTE_LANES) {
                    ByteVector bytes = bytes(data, block + lane);
                    quoteBits |= bytes.compare(EQ, quote).toLong() << lane;
                    separatorBits |= bytes.compare(EQ, delimiter).toLong() << lane;
                    oddBits |= bytes.compare(LT, (byte) 0).toLong() << lane;
                }
                long wanted = wanted(at, block, end);
                quoteBits &= wanted;
                quotes += Long.bitCount(quoteBits);
                beyondAscii |= oddBits & wanted;
                long within = quoteBits == 0 ? inQuotes : prefixXor(quoteBits) ^ inQuotes;
                inQuotes = within >> (Long.SIZE - 1);
                count = BitPlaces.put(separatorBits & wanted & ~within, block, separators, count);
            }
            boolean plain = (quotes & 1) == 0 && lengths[i] <= SeparatorMarks.MAX_LENGTH;
            marks.end(i - from, count, quotes, plain, beyondAscii == 0);
        }
    }

    @Override
    public void lines(byte[] data, int from, int to, byte delimiter, byte quote, SeparatorMarks marks) {
        if (to - from < BLOCK) {
            scalar.lines(data, from, to, delimiter, quote, marks);
            return;
        }
        counts.count(SimdOperation.SEPARATORS);
        DelimitedText.lines(data, from, to, delimiter, quote, marks);
    }

    @Override
    public int fields(byte[] data, int from, int to, byte delimiter, byte quote, SeparatorMarks marks) {
        counts.count(SimdOperation.SEPARATORS);
        return DelimitedText.fields(data, from, to, delimiter, quote, marks);
    }

    /** The bits of a block that are bytes from {@code at} to {@code end}. */
    private static long wanted(int at, int block, int end) {
        return -1L << (at - block) & -1L >>> Math.max(block + BLOCK - end, 0);
    }

    private static boolean isPlain(byte[] data, int from, int to) {
        boolean plain = true;
        for (int at = from; at < to; at++) {
            byte b = data[at];
            plain &= b != '\\' && (b < 0 || b >= ' ');
        }
        return plain;
    }

    private static boolean isAscii(byte[] data, int from, int to) {
        int any = 0;
        for (int at = from; at < to; at++) {
            any |= data[at];
        }
        return any >= 0;
    }

    /** Each bit is the exclusive or of all bits up to it: 1 from a quote on to the next. */
    static long prefixXor(long bits) {
        long prefix = bits ^ bits << 1;
        prefix ^= prefix << 2;
        prefix ^= prefix << 4;
        prefix ^= prefix << 8;
        prefix ^= prefix << 16;
        return prefix ^ prefix << 32;
    }
}
