package io.millrace.formats.text;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.spi.EncodedRecords;
import java.util.Arrays;
import java.util.Base64;

/** BYTES as base64 (RFC 4648, section 4). Allocates for each value. */
public final class Base64Text {
    private Base64Text() {}

    /**
     * Appends what the text stands for.
     *
     * @param field what the bytes are for, named in errors
     * @throws MalformedRecord if the text is no base64
     */
    public static void read(byte[] text, int from, int to, Field field, BytesColumnBuilder column) {
        try {
            column.append(Base64.getDecoder().decode(Arrays.copyOfRange(text, from, to)));
        } catch (IllegalArgumentException e) {
            throw MalformedRecord.found(
                    MalformedCode.INVALID_BASE64, "field '" + field.name() + "': expected base64", text, from, to);
        }
    }

    /** Adds the bytes of a row to the value under construction, without quotes. */
    public static void write(BytesColumn column, int row, EncodedRecords out) {
        out.write(Base64.getEncoder().encode(column.bytes(row)));
    }
}
