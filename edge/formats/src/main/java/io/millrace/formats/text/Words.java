package io.millrace.formats.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time in a long, the first byte lowest. The searches below mark a byte by its highest bit.
 */
public final class Words {
    /** 1 in every byte. */
    public static final long ONES = 0x0101_0101_0101_0101L;

    /** The highest bit of every byte. */
    public static final long HIGH = 0x8080_8080_8080_8080L;

    private static final long ZEROS = ONES * '0';
    private static final long PAIRS = 0x0000_00ff_0000_00ffL;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** The bytes {@code data[at .. at + 8)}. */
    public static long load(byte[] data, int at) {
        return (long) LONG.get(data, at);
    }

    /** A word full of one ASCII character. */
    public static long of(int character) {
        return ONES * character;
    }

    /**
     * Marks the first byte that equals the ASCII character that {@code repeated} is full of. Of the bytes behind it some may
     * be marked wrongly.
     */
    public static long equal(long word, long repeated) {
        return ((word ^ repeated) - ONES) & ~word & HIGH;
    }

    /** Marks bytes that equal the ASCII character that {@code repeated} is full of, and no others. */
    public static long allEqual(long word, long repeated) {
        long difference = word ^ repeated;
        return ~(((difference & ~HIGH) + ~HIGH) | difference | ~HIGH);
    }

    /** The first byte in {@code data[from .. to)} that equals the ASCII character that {@code repeated} is full of, or {@code to}. */
    public static int indexOf(byte[] data, int from, int to, long repeated) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long marks = equal(load(data, at), repeated);
            if (marks != 0) {
                return at + first(marks);
            }
        }
        byte character = (byte) repeated;
        while (at < to && data[at] != character) {
            at++;
        }
        return at;
    }

    /** The byte at an index in the word. */
    public static byte byteAt(long word, int index) {
        return (byte) (word >>> (index << 3));
    }

    /** The index in the word of the first byte marked. */
    public static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The number of ASCII digits that the word starts with. */
    public static int digits(long word) {
        // A byte is a digit if it stays below 0x80 when 0x46 is added, and does not fall below 0 when '0' is
        // subtracted.
        long marks = ((word + ONES * 0x46) | (word - ZEROS)) & HIGH;
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The decimal number that the first {@code digits} bytes of the word stand for, 1 to 8. */
    public static long decimal(long word, int digits) {
        // Aligned to the end, zeros before it.
        return decimal((word - ZEROS) << (Long.SIZE - (digits << 3)));
    }

    /** The decimal number of eight digits, each a byte of the word from 0 to 9, the first one lowest; zeros may lead. */
    public static long decimal(long digits) {
        // Neighbours are joined: to pairs, to fours, to eight.
        long pairs = digits * 10 + (digits >>> 8);
        long low = (pairs & PAIRS) * (100 + (1_000_000L << 32));
        long high = ((pairs >>> 16) & PAIRS) * (1 + (10_000L << 32));
        return (low + high) >>> 32;
    }

    /**
     * The {@code count} bytes before {@code end}, 1 to 8, less {@code '0'} each if they are digits: the first one lowest, zeros behind them.
     * At least eight bytes stand before {@code end}.
     */
    public static long digitsBefore(byte[] data, int end, int count) {
        return (load(data, end - Long.BYTES) ^ ZEROS) >>> (Long.SIZE - (count << 3));
    }

    /** Marks bytes that are not from 0 to 9. */
    public static long noDigits(long word) {
        return ((word + ONES * 0x76) | word) & HIGH;
    }
}
