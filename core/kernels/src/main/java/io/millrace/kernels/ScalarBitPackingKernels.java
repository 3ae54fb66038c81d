package io.millrace.kernels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A number at a time: packed by filling words, unpacked from the eight bytes in which it begins. */
public final class ScalarBitPackingKernels implements BitPackingKernels {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The widest number that lies in eight bytes wherever in the first of them it begins. */
    private static final int WIDEST_IN_A_WORD = Long.SIZE - Byte.SIZE + 1;

    @Override
    public void pack(long[] values, int count, int width, byte[] out, int at) {
        if (width == 0) {
            return;
        }
        long mask = -1L >>> (Long.SIZE - width);
        long word = 0;
        int filled = 0;
        int position = at;
        for (int i = 0; i < count; i++) {
            long value = values[i] & mask;
            word |= value << filled;
            filled += width;
            if (filled >= Long.SIZE) {
                LONGS.set(out, position, word);
                position += Long.BYTES;
                filled -= Long.SIZE;
                word = filled == 0 ? 0 : value >>> (width - filled);
            }
        }
        for (; filled > 0; filled -= Byte.SIZE) {
            out[position++] = (byte) word;
            word >>>= Byte.SIZE;
        }
    }

    @Override
    public void unpack(byte[] data, int at, int count, int width, long[] out, int to) {
        if (width == 0) {
            Arrays.fill(out, to, to + count, 0);
            return;
        }
        int end = at + Math.toIntExact(BitPackingKernels.packedBytes(count, width));
        long mask = -1L >>> (Long.SIZE - width);
        int whole = wholeWords(end - at, count, width);
        if (width <= WIDEST_IN_A_WORD) {
            unpackWords(data, at, whole, width, mask, out, to);
        } else {
            unpackPairs(data, at, whole, width, mask, out, to);
        }
        for (int i = whole; i < count; i++) {
            out[to + i] = lastBytes(data, at, (long) i * width, end) & mask;
        }
    }

    /** How many numbers, from the first on, begin so far before the end that nine bytes from there can be read. */
    private static int wholeWords(int bytes, int count, int width) {
        long lastBegin = (long) (bytes - Long.BYTES - 1) * Byte.SIZE;
        return lastBegin < 0 ? 0 : (int) Math.min(count, lastBegin / width + 1);
    }

    private static void unpackWords(byte[] data, int at, int count, int width, long mask, long[] out, int to) {
        for (int i = 0; i < count; i++) {
            long bit = (long) i * width;
            out[to + i] = (long) LONGS.get(data, at + (int) (bit >>> 3)) >>> (bit & 7) & mask;
        }
    }

    private static void unpackPairs(byte[] data, int at, int count, int width, long mask, long[] out, int to) {
        for (int i = 0; i < count; i++) {
            long bit = (long) i * width;
            int begin = at + (int) (bit >>> 3);
            long low = (long) LONGS.get(data, begin) >>> (bit & 7);
            // By two shifts, because 64 places at once are none.
            long high = (long) data[begin + Long.BYTES] << 1 << (Long.SIZE - 1 - (bit & 7));
            out[to + i] = (low | high) & mask;
        }
    }

    /** What begins at a bit, as far as there are bytes. */
    private static long lastBytes(byte[] data, int at, long bit, int end) {
        int begin = at + (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        long value = (data[begin] & 0xFFL) >>> shift;
        for (int i = 1; i <= Long.BYTES && begin + i < end; i++) {
            value |= (data[begin + i] & 0xFFL) << (i * Byte.SIZE - shift);
        }
        return value;
    }
}
