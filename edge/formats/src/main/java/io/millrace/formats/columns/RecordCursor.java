package io.millrace.formats.columns;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;

/**
 * A place in the body of a record. Nothing is read beyond the end of the block at hand, and no room is made for more values than the record may
 * unpack to.
 */
final class RecordCursor {
    /** What a value counts, whatever its type. */
    static final int VALUE_BYTES = 8;

    private static final int VARINT_BITS = 7;
    private static final int MORE = 0x80;

    private final byte[] data;
    private final int maxUnpackedBytes;
    private int at;
    private int end;
    private long unpacked;

    /** @param maxUnpackedBytes what the values read may take together */
    RecordCursor(byte[] data, int from, int to, int maxUnpackedBytes) {
        this.data = data;
        this.at = from;
        this.end = to;
        this.maxUnpackedBytes = maxUnpackedBytes;
    }

    byte[] data() {
        return data;
    }

    /** Counts values that will be made of what is read; to be called before there is room for them. */
    void reserveValues(long count) {
        reserve(count > maxUnpackedBytes ? Long.MAX_VALUE / 2 : count * VALUE_BYTES);
    }

    /** Counts bytes that will be made of what is read. */
    void reserve(long bytes) {
        unpacked += bytes;
        if (unpacked > maxUnpackedBytes) {
            throw MalformedRecord.of(
                            MalformedCode.RECORD_TOO_LARGE,
                            "expected values of at most " + maxUnpackedBytes
                                    + " bytes (option maxRecordBytes), found more")
                    .movedTo(at);
        }
    }

    /** How many bytes the block has left. */
    int left() {
        return end - at;
    }

    /** Steps over {@code count} bytes and gives the place of the first. */
    int take(long count) {
        if (count < 0 || count > end - at) {
            throw corrupt(count + " more bytes in the block", end - at);
        }
        int first = at;
        at += (int) count;
        return first;
    }

    int unsignedByte() {
        return data[take(1)] & 0xFF;
    }

    /** A number of 7 bits a byte, the lowest first; bit 7 says that more follow. */
    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += VARINT_BITS) {
            int next = unsignedByte();
            value |= (long) (next & ~MORE) << shift;
            if (next < MORE) {
                return value;
            }
        }
        throw corrupt("a number of at most ten bytes", "more");
    }

    /** A number with its sign in the lowest bit. */
    long signedVarint() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number of things, {@code most} at most. */
    int count(int most, String things) {
        long count = varint();
        if (count < 0 || count > most) {
            throw corrupt("at most " + most + " " + things, Long.toUnsignedString(count));
        }
        return (int) count;
    }

    /** Enters a block, whose length comes first, and gives the end of the one around it. */
    int enterBlock() {
        int length = LittleEndian.getInt(data, take(Integer.BYTES));
        int outer = end;
        int begin = take(length);
        at = begin;
        end = begin + length;
        return outer;
    }

    /** Leaves a block of which all was read. */
    void leaveBlock(int outerEnd) {
        requireEnd();
        end = outerEnd;
    }

    /** Leaves a block of which nothing is wanted. */
    void skipBlock(int outerEnd) {
        at = end;
        end = outerEnd;
    }

    void requireEnd() {
        if (at != end) {
            throw corrupt("the end of the block", (end - at) + " more bytes");
        }
    }

    /** That the bytes are those that were written, but not by the rules. */
    MalformedRecord corrupt(String wanted, Object found) {
        return MalformedRecord.of(MalformedCode.COLUMNS_CORRUPT, "expected " + wanted + ", found " + found)
                .movedTo(at);
    }
}
