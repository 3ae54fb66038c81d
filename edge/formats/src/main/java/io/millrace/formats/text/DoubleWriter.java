package io.millrace.formats.text;

import io.millrace.model.spi.EncodedRecords;

/**
 * Writes doubles as the shortest decimal number that reads back as the same double. Holds a buffer; used by one thread.
 */
public final class DoubleWriter {
    /** Decimal numbers of up to 15 digits map to doubles one to one, so a match with one is the shortest form. */
    private static final double FIFTEEN_DIGITS = 1e15;

    private static final double MICRO = 1e6;

    private final StringBuilder buffer = new StringBuilder(32);

    /**
     * Adds {@code value} to the value under construction, with a point and at least one digit behind it, or with an
     * exponent. What is no number is written as {@link Double#toString(double)} does.
     */
    public void write(double value, EncodedRecords out) {
        double scaled = Math.rint(value * MICRO);
        if (Math.abs(scaled) < FIFTEEN_DIGITS && scaled / MICRO == value && (scaled != 0 || isPositiveZero(value))) {
            writeMillionths((long) scaled, out);
        } else {
            buffer.setLength(0);
            buffer.append(value);
            int length = buffer.length();
            out.ensure(length);
            byte[] data = out.data();
            int at = out.size();
            for (int i = 0; i < length; i++) {
                data[at + i] = (byte) buffer.charAt(i);
            }
            out.advance(length);
        }
    }

    private static boolean isPositiveZero(double value) {
        return Double.doubleToRawLongBits(value) == 0;
    }

    private static void writeMillionths(long millionths, EncodedRecords out) {
        long whole = millionths / 1_000_000;
        int fraction = (int) Math.abs(millionths % 1_000_000);
        if (millionths < 0 && whole == 0) {
            out.write('-');
        }
        IntegerWriter.write(whole, out);
        int digits = 6;
        while (digits > 1 && fraction % 10 == 0) {
            fraction /= 10;
            digits--;
        }
        out.ensure(7);
        byte[] data = out.data();
        int at = out.size();
        data[at] = '.';
        IntegerWriter.writeFixed(fraction, digits, data, at + 1);
        out.advance(1 + digits);
    }
}
