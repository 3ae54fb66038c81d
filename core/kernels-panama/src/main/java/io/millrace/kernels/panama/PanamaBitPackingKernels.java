package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.BYTES;
import static io.millrace.kernels.panama.Lanes.BYTE_LANES;
import static io.millrace.kernels.panama.Lanes.LONG_LANES;
import static io.millrace.kernels.panama.Lanes.bytes;
import static io.millrace.kernels.panama.Lanes.longs;
import static jdk.incubator.vector.VectorOperators.LSHR;

import io.millrace.kernels.BitPackingKernels;
import io.millrace.kernels.ScalarBitPackingKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;

/**
 * Unpacks eight numbers at a time, which begin with a byte whatever their width: each lane gets the eight bytes in which its number begins, by
 * one rearrangement of bytes, and shifts them by as many bits as stand before it. Packing is the scalar form, and so are numbers of more than 57
 * bits, which may take nine bytes.
 */
public final class PanamaBitPackingKernels implements BitPackingKernels {
    private static final int WIDEST_IN_A_WORD = Long.SIZE - Byte.SIZE + 1;
    private static final int GROUP = 8;

    /** For each width, which bytes go where, for the vectors of a group one behind the other. */
    private static final byte[][] BYTE_INDEXES = new byte[WIDEST_IN_A_WORD + 1][];

    /** For each width, how many bits stand before each number of a group in its first byte. */
    private static final long[][] SHIFTS = new long[WIDEST_IN_A_WORD + 1][];

    static {
        for (int width = 1; width <= WIDEST_IN_A_WORD; width++) {
            byte[] indexes = new byte[GROUP * Long.BYTES];
            long[] shifts = new long[GROUP];
            for (int number = 0; number < GROUP; number++) {
                int first = number / LONG_LANES * LONG_LANES * width / Byte.SIZE;
                int bit = number * width;
                for (int i = 0; i < Long.BYTES; i++) {
                    indexes[number * Long.BYTES + i] = (byte) (bit / Byte.SIZE - first + i);
                }
                shifts[number] = bit % Byte.SIZE;
            }
            BYTE_INDEXES[width] = indexes;
            SHIFTS[width] = shifts;
        }
    }

    private final ScalarBitPackingKernels scalar = new ScalarBitPackingKernels();
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaBitPackingKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public void pack(long[] values, int count, int width, byte[] out, int at) {
        scalar.pack(values, count, width, out, at);
    }

    @Override
    public void unpack(byte[] data, int at, int count, int width, long[] out, int to) {
        if (width == 0 || width > WIDEST_IN_A_WORD || LONG_LANES < GROUP / 2) {
            scalar.unpack(data, at, count, width, out, to);
            return;
        }
        counts.count(SimdOperation.UNPACK);
        int groups = groups(count, width);
        if (LONG_LANES == GROUP) {
            unpackWhole(data, at, groups, width, out, to);
        } else {
            unpackHalves(data, at, groups, width, out, to);
        }
        scalar.unpack(data, at + groups * width, count - groups * GROUP, width, out, to + groups * GROUP);
    }

    /** Groups for whose last vector there are bytes enough. */
    private static int groups(int count, int width) {
        long last = BitPackingKernels.packedBytes(count, width)
                - BYTE_LANES
                - (long) width * (GROUP - LONG_LANES) / Byte.SIZE;
        return last < 0 ? 0 : (int) Math.min(count / GROUP, last / width + 1);
    }

    private static void unpackWhole(byte[] data, int at, int groups, int width, long[] out, int to) {
        ByteVector indexes = bytes(BYTE_INDEXES[width], 0);
        LongVector shifts = longs(SHIFTS[width], 0);
        long mask = -1L >>> (Long.SIZE - width);
        for (int group = 0; group < groups; group++) {
            unpack(data, at + group * width, indexes, shifts, mask, out, to + group * GROUP);
        }
    }

    private static void unpackHalves(byte[] data, int at, int groups, int width, long[] out, int to) {
        ByteVector indexes = bytes(BYTE_INDEXES[width], 0);
        LongVector shifts = longs(SHIFTS[width], 0);
        ByteVector indexesOfSecond = bytes(BYTE_INDEXES[width], GROUP * Long.BYTES / 2);
        LongVector shiftsOfSecond = longs(SHIFTS[width], GROUP / 2);
        long mask = -1L >>> (Long.SIZE - width);
        int second = GROUP / 2 * width / Byte.SIZE;
        for (int group = 0; group < groups; group++) {
            int begin = at + group * width;
            int place = to + group * GROUP;
            unpack(data, begin, indexes, shifts, mask, out, place);
            unpack(data, begin + second, indexesOfSecond, shiftsOfSecond, mask, out, place + GROUP / 2);
        }
    }

    private static void unpack(
            byte[] data, int at, ByteVector indexes, LongVector shifts, long mask, long[] out, int to) {
        indexes.selectFrom(ByteVector.fromArray(BYTES, data, at))
                .reinterpretAsLongs()
                .lanewise(LSHR, shifts)
                .and(mask)
                .intoArray(out, to);
    }
}
