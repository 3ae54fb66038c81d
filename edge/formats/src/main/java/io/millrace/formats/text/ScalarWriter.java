package io.millrace.formats.text;

import io.millrace.formats.TimestampForm;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.spi.EncodedRecords;
import java.nio.charset.StandardCharsets;

/** Writes values as bare text: no quotes, no escapes. Holds a buffer; used by one thread. */
public final class ScalarWriter {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final DoubleWriter doubles = new DoubleWriter();

    /** Adds the value of a row, which is not null, to the value under construction; STRING and BYTES as their bytes. */
    public void write(ValueKind kind, Column column, int row, EncodedRecords out) {
        switch (kind) {
            case BOOLEAN -> out.write(((BooleanColumn) column).get(row) ? TRUE : FALSE);
            case INT -> IntegerWriter.write(((IntColumn) column).values()[row], out);
            case BIGINT -> IntegerWriter.write(((LongColumn) column).values()[row], out);
            case DOUBLE -> doubles.write(((DoubleColumn) column).values()[row], out);
            case DECIMAL -> DecimalWriter.write((DecimalColumn) column, row, out);
            case STRING, BYTES -> {
                BytesColumn bytes = (BytesColumn) column;
                out.write(bytes.data(), bytes.start(row), bytes.length(row));
            }
            case ISO8601 -> TimestampWriter.write(((LongColumn) column).values()[row], TimestampForm.ISO8601, out);
            case MILLIS -> TimestampWriter.write(((LongColumn) column).values()[row], TimestampForm.MILLIS, out);
            case MICROS -> TimestampWriter.write(((LongColumn) column).values()[row], TimestampForm.MICROS, out);
        }
    }
}
