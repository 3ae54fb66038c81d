package io.millrace.formats.columns;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.kernels.XxHash64;

/** The twenty bytes that a record begins with: magic number, version, length and checksum of what follows. */
final class Header {
    /** Bytes of a header. */
    static final int BYTES = 20;

    /** Bytes up to and with the length. */
    static final int BYTES_TO_LENGTH = 12;

    /** No text begins so: the first byte is no UTF-8, then {@code MRC}. */
    static final int MAGIC = 'C' << 24 | 'R' << 16 | 'M' << 8 | 0x8D;

    /** The first byte of {@link #MAGIC}. */
    static final byte FIRST = (byte) MAGIC;

    private static final int VERSION = 1;
    private static final int VERSION_AT = 4;
    private static final int LENGTH_AT = 8;
    private static final int CHECKSUM_AT = 12;

    private Header() {}

    /** Writes the header of the record {@code data[start .. end)}, whose other bytes are there. */
    static void write(byte[] data, int start, int end) {
        LittleEndian.putInt(data, start, MAGIC);
        LittleEndian.putInt(data, start + VERSION_AT, VERSION);
        LittleEndian.putInt(data, start + LENGTH_AT, end - start - BYTES);
        LittleEndian.putLong(data, start + CHECKSUM_AT, XxHash64.hash(data, start + BYTES, end));
    }

    /** Whether a record may begin here; needs four bytes. */
    static boolean isMagic(byte[] data, int at) {
        return LittleEndian.getInt(data, at) == MAGIC;
    }

    /** How many bytes follow the header, negative if they cannot be; needs {@link #BYTES_TO_LENGTH}. */
    static int bodyLength(byte[] data, int start) {
        return LittleEndian.getInt(data, start + LENGTH_AT);
    }

    /** @throws MalformedRecord if {@code data[start .. end)} is not a whole record of this version, as it was written */
    static void check(byte[] data, int start, int end) {
        int length = end - start;
        if (length < Integer.BYTES || !isMagic(data, start)) {
            throw MalformedRecord.found(
                    MalformedCode.COLUMNS_MAGIC, "expected a record of the format columns", data, start, end);
        }
        if (length < BYTES) {
            throw MalformedRecord.end(MalformedCode.COLUMNS_TRUNCATED, "expected a header of " + BYTES + " bytes", end);
        }
        int version = LittleEndian.getInt(data, start + VERSION_AT);
        if (version != VERSION) {
            throw MalformedRecord.of(
                            MalformedCode.COLUMNS_VERSION,
                            "expected version " + VERSION + ", found " + Integer.toUnsignedString(version))
                    .movedTo(start + VERSION_AT);
        }
        int body = bodyLength(data, start);
        if (body != length - BYTES) {
            throw MalformedRecord.of(
                            MalformedCode.COLUMNS_TRUNCATED,
                            "expected " + Integer.toUnsignedString(body) + " bytes behind the header, found "
                                    + (length - BYTES))
                    .movedTo(start + LENGTH_AT);
        }
        long wanted = LittleEndian.getLong(data, start + CHECKSUM_AT);
        long found = XxHash64.hash(data, start + BYTES, end);
        if (wanted != found) {
            throw MalformedRecord.of(
                            MalformedCode.COLUMNS_CHECKSUM,
                            String.format("expected bytes with the checksum %016x, found %016x", wanted, found))
                    .movedTo(start + CHECKSUM_AT);
        }
    }
}
