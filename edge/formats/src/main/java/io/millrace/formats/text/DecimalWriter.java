package io.millrace.formats.text;

import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.Int128;
import io.millrace.model.spi.EncodedRecords;

/** Writes DECIMAL values in plain notation, with as many digits behind the point as their type has. */
final class DecimalWriter {
    private static final int LONG_DIGITS = 18;

    private DecimalWriter() {}

    /** Adds a value, which is not null, to the one under construction. Makes objects only of values beyond 18 digits. */
    static void write(DecimalColumn column, int row, EncodedRecords out) {
        int scale = column.type().scale();
        long low = column.low(row);
        if (column.high(row) != low >> 63 || scale > LONG_DIGITS || low == Long.MIN_VALUE) {
            out.writeAscii(column.value(row).toPlainString());
            return;
        }
        if (scale == 0) {
            IntegerWriter.write(low, out);
            return;
        }
        if (low < 0) {
            out.write('-');
        }
        long unscaled = Math.abs(low);
        long power = Int128.powerOfTen(scale);
        IntegerWriter.write(unscaled / power, out);
        out.write('.');
        writeFraction(unscaled % power, scale, out);
    }

    private static void writeFraction(long fraction, int digits, EncodedRecords out) {
        out.ensure(digits);
        long rest = fraction;
        for (int i = out.size() + digits - 1; i >= out.size(); i--) {
            out.data()[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        out.advance(digits);
    }
}
