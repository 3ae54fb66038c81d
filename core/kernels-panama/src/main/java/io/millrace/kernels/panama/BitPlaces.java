package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.BYTES;
import static io.millrace.kernels.panama.Lanes.BYTE_LANES;
import static io.millrace.kernels.panama.Lanes.INTS;
import static io.millrace.kernels.panama.Lanes.INT_LANES;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Writes down where bits of a word are set. */
final class BitPlaces {
    /** How many places behind the last one may be overwritten. */
    static final int SLACK = 16;

    /** Without this feature the JVM has no instruction to compress bytes with, and does it in Java. */
    private static final boolean COMPRESS = BYTE_LANES == Long.SIZE && CpuFlags.has("avx512_vbmi2");

    /** 0, 1, 2 and so on. */
    private static final ByteVector IOTA = ByteVector.zero(BYTES).addIndex(1);

    private BitPlaces() {}

    /**
     * Writes {@code first} plus the index of each bit that is set to {@code places} from {@code count} on.
     *
     * @return how many {@code places} then has
     */
    static int put(long bits, int first, int[] places, int count) {
        int next = count + Long.bitCount(bits);
        if (COMPRESS && next - count <= INT_LANES) {
            IOTA.compress(VectorMask.fromLong(BYTES, bits))
                    .convertShape(VectorOperators.B2I, INTS, 0)
                    .reinterpretAsInts()
                    .add(first)
                    .intoArray(places, count);
        } else {
            putEach(bits, first, places, count);
        }
        return next;
    }

    /** Four are written at once whether there are as many or not: most words have no more. */
    private static void putEach(long bits, int first, int[] places, int count) {
        long left = bits;
        places[count] = first + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[count + 1] = first + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[count + 2] = first + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[count + 3] = first + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        for (int at = count + 4; left != 0; at++) {
            places[at] = first + Long.numberOfTrailingZeros(left);
            left &= left - 1;
        }
    }
}
