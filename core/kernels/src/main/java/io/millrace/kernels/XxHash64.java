package io.millrace.kernels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * XXH64, with seed 0 unless another one is given, as specified in <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">the
 * algorithm's description</a>. Numbers are hashed as their little-endian bytes.
 */
public final class XxHash64 {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    /** The sum wraps around, which the compiler's checks take for a mistake in a constant expression. */
    private static final long PRIME_1_PLUS_2 = 0x60EA27EEADC0B5D6L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** The state before the bytes of an input that is this long. */
    static final long FOUR_BYTES = PRIME_5 + 4;

    static final long EIGHT_BYTES = PRIME_5 + 8;
    static final long SIXTEEN_BYTES = PRIME_5 + 16;

    /** Bytes that the four lanes take at a time. */
    private static final int STRIPE = 32;

    private XxHash64() {}

    /** The hash of eight bytes. */
    public static long hash(long value) {
        return avalanche(eightBytes(EIGHT_BYTES, value));
    }

    /** The hash of four bytes. */
    public static long hash(int value) {
        return avalanche(fourBytes(FOUR_BYTES, value));
    }

    /** One hash of two, whose order matters: that of their sixteen bytes. */
    public static long combine(long first, long second) {
        return avalanche(eightBytes(eightBytes(SIXTEEN_BYTES, first), second));
    }

    /** The hash of {@code data[from .. to)}. */
    public static long hash(byte[] data, int from, int to) {
        return hash(data, from, to, 0);
    }

    /** Another hash of {@code data[from .. to)} for each seed. */
    public static long hash(byte[] data, int from, int to, long seed) {
        int length = to - from;
        int position = from;
        long hash = seed + PRIME_5;
        if (length >= STRIPE) {
            int lastStripe = to - STRIPE;
            hash = stripes(data, position, lastStripe, seed);
            position += length & -STRIPE;
        }
        hash += length;
        for (; position <= to - Long.BYTES; position += Long.BYTES) {
            hash = eightBytes(hash, (long) LONGS.get(data, position));
        }
        if (position <= to - Integer.BYTES) {
            hash = fourBytes(hash, (int) INTS.get(data, position));
            position += Integer.BYTES;
        }
        for (; position < to; position++) {
            hash = Long.rotateLeft(hash ^ (data[position] & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        return avalanche(hash);
    }

    private static long stripes(byte[] data, int from, int lastStripe, long seed) {
        long lane1 = seed + PRIME_1_PLUS_2;
        long lane2 = seed + PRIME_2;
        long lane3 = seed;
        long lane4 = seed - PRIME_1;
        for (int position = from; position <= lastStripe; position += STRIPE) {
            lane1 = round(lane1, (long) LONGS.get(data, position));
            lane2 = round(lane2, (long) LONGS.get(data, position + 8));
            lane3 = round(lane3, (long) LONGS.get(data, position + 16));
            lane4 = round(lane4, (long) LONGS.get(data, position + 24));
        }
        long hash = Long.rotateLeft(lane1, 1)
                + Long.rotateLeft(lane2, 7)
                + Long.rotateLeft(lane3, 12)
                + Long.rotateLeft(lane4, 18);
        hash = merge(hash, lane1);
        hash = merge(hash, lane2);
        hash = merge(hash, lane3);
        return merge(hash, lane4);
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    /** Takes eight more bytes into the state. */
    static long eightBytes(long hash, long bytes) {
        return Long.rotateLeft(hash ^ round(0, bytes), 27) * PRIME_1 + PRIME_4;
    }

    /** Takes four more bytes into the state. */
    static long fourBytes(long hash, int bytes) {
        return Long.rotateLeft(hash ^ (bytes & 0xFFFFFFFFL) * PRIME_1, 23) * PRIME_2 + PRIME_3;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }

    /** From the state to the hash. */
    static long avalanche(long hash) {
        long mixed = (hash ^ hash >>> 33) * PRIME_2;
        mixed = (mixed ^ mixed >>> 29) * PRIME_3;
        return mixed ^ mixed >>> 32;
    }
}
