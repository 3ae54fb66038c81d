package io.millrace.formats.columns;

import io.millrace.model.spi.EncodedRecords;

/** Writes numbers of 7 bits a byte, as {@link RecordCursor} reads them. */
final class VarInts {
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private VarInts() {}

    static void write(long value, EncodedRecords out) {
        long rest = value;
        while ((rest & -MORE) != 0) {
            out.write(((int) rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        out.write((int) rest);
    }

    /** With the sign in the lowest bit, so that small negative numbers are short too. */
    static void writeSigned(long value, EncodedRecords out) {
        write((value << 1) ^ (value >> (Long.SIZE - 1)), out);
    }
}
