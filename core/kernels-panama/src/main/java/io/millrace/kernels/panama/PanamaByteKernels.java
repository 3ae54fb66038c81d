package io.millrace.kernels.panama;

import static io.millrace.kernels.panama.Lanes.BYTES;
import static io.millrace.kernels.panama.Lanes.BYTE_LANES;
import static io.millrace.kernels.panama.Lanes.bytes;
import static jdk.incubator.vector.VectorOperators.IS_NEGATIVE;

import io.millrace.kernels.ByteKernels;
import io.millrace.kernels.ScalarByteKernels;
import io.millrace.kernels.SimdCounts;
import io.millrace.kernels.SimdOperation;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Looks for the first and the last byte of what is sought at as many places as there are lanes, and compares the whole only where both
 * stand (W. Mula, SIMD-friendly algorithms for substring searching, 2016).
 */
public final class PanamaByteKernels implements ByteKernels {
    private static final int NOT_FOUND = -1;
    private static final int PAIR = 2 * BYTE_LANES;
    private static final int ASCII_BLOCK = 4 * BYTE_LANES;

    /** Of half the width. */
    private static final VectorSpecies<Byte> HALF =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(BYTE_LANES * 4));

    /** Of a quarter of the width: what is shorter seldom spans two cache lines. */
    private static final VectorSpecies<Byte> QUARTER =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, BYTE_LANES * 2)));

    private final ScalarByteKernels scalar = new ScalarByteKernels();
    private final SimdCounts counts;

    /** @param counts of the calls */
    public PanamaByteKernels(SimdCounts counts) {
        this.counts = counts;
    }

    @Override
    public int indexOf(byte[] data, int from, int to, byte[] sought) {
        // The places where it may start.
        int places = to - from - sought.length + 1;
        if (sought.length == 0 || places < BYTE_LANES) {
            return scalar.indexOf(data, from, to, sought);
        }
        counts.count(SimdOperation.TEXT_SEARCH);
        int end = from + places;
        int single = end - places % PAIR;
        int found = inPairs(data, from, single, sought);
        // The last blocks look at some places again, where nothing was found.
        if (found < 0 && single <= end - BYTE_LANES) {
            found = inBlock(data, single, sought);
        }
        return found >= 0 ? found : inBlock(data, end - BYTE_LANES, sought);
    }

    /** Two blocks for each branch, which is mispredicted wherever there is a candidate. */
    private static int inPairs(byte[] data, int from, int to, byte[] sought) {
        int behind = sought.length - 1;
        ByteVector first = ByteVector.broadcast(BYTES, sought[0]);
        ByteVector last = ByteVector.broadcast(BYTES, sought[behind]);
        for (int at = from; at < to; at += PAIR) {
            int next = at + BYTE_LANES;
            long left = bytes(data, at)
                    .eq(first)
                    .and(bytes(data, at + behind).eq(last))
                    .toLong();
            long right = bytes(data, next)
                    .eq(first)
                    .and(bytes(data, next + behind).eq(last))
                    .toLong();
            if ((left | right) != 0) {
                int found = among(left, data, at, sought);
                if (found < 0) {
                    found = among(right, data, next, sought);
                }
                if (found >= 0) {
                    return found;
                }
            }
        }
        return NOT_FOUND;
    }

    private static int inBlock(byte[] data, int at, byte[] sought) {
        int behind = sought.length - 1;
        long candidates = bytes(data, at)
                .eq(sought[0])
                .and(bytes(data, at + behind).eq(sought[behind]))
                .toLong();
        return among(candidates, data, at, sought);
    }

    private static int among(long candidates, byte[] data, int at, byte[] sought) {
        for (long left = candidates; left != 0; left &= left - 1) {
            int start = at + Long.numberOfTrailingZeros(left);
            if (Arrays.equals(data, start, start + sought.length, sought, 0, sought.length)) {
                return start;
            }
        }
        return NOT_FOUND;
    }

    @Override
    public boolean isAscii(byte[] data, int from, int to) {
        counts.count(SimdOperation.ASCII);
        int tail = to - (to - from) % ASCII_BLOCK;
        return (tail == from || blocksAreAscii(data, from, tail)) && scalar.isAscii(data, tail, to);
    }

    private static boolean blocksAreAscii(byte[] data, int from, int to) {
        for (int at = from; at < to; at += ASCII_BLOCK) {
            ByteVector bits = bytes(data, at)
                    .or(bytes(data, at + BYTE_LANES))
                    .or(bytes(data, at + 2 * BYTE_LANES).or(bytes(data, at + 3 * BYTE_LANES)));
            if (bits.test(IS_NEGATIVE).anyTrue()) {
                return false;
            }
        }
        return true;
    }

    /** Short pieces are copied by one load and one store, whatever their length: what is too much, the next piece overwrites. */
    @Override
    public void copy(byte[] source, int[] starts, int[] lengths, int from, int to, byte[] target, int at) {
        counts.count(SimdOperation.COPY);
        int longest = 0;
        for (int i = from; i < to; i++) {
            longest = Math.max(longest, lengths[i]);
        }
        if (longest <= HALF.length()) {
            copyShort(source, starts, lengths, from, to, target, at);
            return;
        }
        int last = source.length - BYTE_LANES;
        int next = at;
        for (int i = from; i < to; i++) {
            int start = starts[i];
            int length = lengths[i];
            if (length <= BYTE_LANES && start <= last) {
                bytes(source, start).intoArray(target, next);
            } else {
                System.arraycopy(source, start, target, next, length);
            }
            next += length;
        }
    }

    /** Pieces that half a vector holds. */
    private static void copyShort(byte[] source, int[] starts, int[] lengths, int from, int to, byte[] target, int at) {
        int last = source.length - HALF.length();
        int next = at;
        for (int i = from; i < to; i++) {
            int start = starts[i];
            if (start <= last) {
                ByteVector.fromArray(HALF, source, start).intoArray(target, next);
            } else {
                System.arraycopy(source, start, target, next, lengths[i]);
            }
            next += lengths[i];
        }
    }

    @Override
    public boolean allStartWith(byte[] data, int[] places, int from, int to, byte[] padded, int length) {
        if (length > BYTE_LANES) {
            return scalar.allStartWith(data, places, from, to, padded, length);
        }
        counts.count(SimdOperation.PREFIX);
        return length <= QUARTER.length()
                ? allStartWithShort(data, places, from, to, padded, length)
                : allStartWithLong(data, places, from, to, padded, length);
    }

    private static boolean allStartWithShort(byte[] data, int[] places, int from, int to, byte[] padded, int length) {
        ByteVector text = ByteVector.fromArray(QUARTER, padded, 0);
        long equal = -1;
        for (int i = from; i < to; i++) {
            equal &= ByteVector.fromArray(QUARTER, data, places[i]).eq(text).toLong();
        }
        return isPrefix(equal, length);
    }

    private static boolean allStartWithLong(byte[] data, int[] places, int from, int to, byte[] padded, int length) {
        ByteVector text = bytes(padded, 0);
        long equal = -1;
        for (int i = from; i < to; i++) {
            equal &= bytes(data, places[i]).eq(text).toLong();
        }
        return isPrefix(equal, length);
    }

    /** Whether the first {@code length} bits are set. */
    private static boolean isPrefix(long equal, int length) {
        return Long.numberOfTrailingZeros(~equal) >= length;
    }
}
