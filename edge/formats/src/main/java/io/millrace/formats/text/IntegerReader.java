package io.millrace.formats.text;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;

/**
 * Reads whole numbers. {@code 1.0} and {@code 1e2} are whole: what counts is the value, not how it is written. A value is
 * exact or refused.
 */
public final class IntegerReader {
    private static final long MICROS_A_MILLI = 1000;
    private static final int DIGITS_THAT_FIT = 18;
    private static final long MAX_EXPONENT = 4_000_000_000L;

    private IntegerReader() {}

    /**
     * Reads {@code [+-]digits[.digits][e[+-]digits]}; the digits on one side of the point may be missing.
     *
     * @param field what the number is for: its type bounds the value, errors name it
     * @throws MalformedRecord if that is no number, no whole one, or one too large
     */
    public static long read(byte[] text, int from, int to, Field field) {
        int length = to - from;
        if (length >= 1 && length <= Long.BYTES && to >= Long.BYTES) {
            // The word that ends with the number, shifted so that it starts with it.
            long word = Words.load(text, to - Long.BYTES) >>> (Long.SIZE - (length << 3));
            if (Words.digits(word) == length) {
                return Words.decimal(word, length);
            }
        }
        return readLong(text, from, to, field);
    }

    private static long readLong(byte[] text, int from, int to, Field field) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        long value = 0;
        int first = at;
        while (at < to && isDigit(text[at])) {
            value = value * 10 + text[at] - '0';
            at++;
        }
        if (at < to || at == first || at - first > DIGITS_THAT_FIT) {
            value = readAny(text, from, first, to, negative, field);
        } else if (negative) {
            value = -value;
        }
        return inRange(value, text, from, to, field);
    }

    /** Refuses what an INT cannot hold; a BIGINT or TIMESTAMP holds any long. */
    public static long inRange(long value, byte[] text, int from, int to, Field field) {
        if (field.type() == DataType.Scalar.INT && (int) value != value) {
            throw outOfRange(text, from, to, field);
        }
        return value;
    }

    /** Refuses milliseconds whose microseconds no long can hold. */
    public static long millisToMicros(long millis, byte[] text, int from, int to, Field field) {
        long micros = millis * MICROS_A_MILLI;
        if (micros / MICROS_A_MILLI != millis) {
            throw outOfRange(text, from, to, field);
        }
        return micros;
    }

    /** Any number of digits, a fraction, an exponent. */
    private static long readAny(byte[] text, int from, int firstDigit, int to, boolean negative, Field field) {
        int at = firstDigit;
        int firstUsed = -1;
        int lastUsed = -1;
        int point = -1;
        int digits = 0;
        while (at < to && (isDigit(text[at]) || (text[at] == '.' && point < 0))) {
            if (text[at] == '.') {
                point = at;
            } else {
                digits++;
                if (text[at] != '0') {
                    lastUsed = at;
                    firstUsed = firstUsed < 0 ? at : firstUsed;
                }
            }
            at++;
        }
        int mantissaEnd = at;
        if (digits == 0) {
            throw invalid(text, from, to, field);
        }
        long exponent = exponent(text, from, at, to, field);
        if (lastUsed < 0) {
            return 0;
        }
        // The value is the digits from the first to the last that is not 0, times ten to this power.
        int unit = point < 0 ? mantissaEnd : point;
        long power = exponent + (lastUsed < unit ? unit - 1 - lastUsed : unit - lastUsed);
        if (power < 0) {
            throw invalid(text, from, to, field);
        }
        return exact(text, from, firstUsed, lastUsed, power, to, negative, field);
    }

    private static long exponent(byte[] text, int from, int start, int to, Field field) {
        if (start == to) {
            return 0;
        }
        if ((text[start] | 0x20) != 'e') {
            throw invalid(text, from, to, field);
        }
        int at = start + 1;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        if (at == to) {
            throw invalid(text, from, to, field);
        }
        long exponent = 0;
        for (; at < to; at++) {
            if (!isDigit(text[at])) {
                throw invalid(text, from, to, field);
            }
            exponent = Math.min(exponent * 10 + text[at] - '0', MAX_EXPONENT);
        }
        return negative ? -exponent : exponent;
    }

    private static long exact(
            byte[] text, int from, int firstUsed, int lastUsed, long power, int to, boolean negative, Field field) {
        // Negative numbers have one more than positive ones, so the sum is kept negative.
        long value = 0;
        long digits = lastUsed - firstUsed + 1 + power;
        if (digits > 20) {
            throw outOfRange(text, from, to, field);
        }
        try {
            for (int i = firstUsed; i <= lastUsed; i++) {
                if (text[i] != '.') {
                    value = Math.subtractExact(Math.multiplyExact(value, 10L), text[i] - '0');
                }
            }
            for (long i = 0; i < power; i++) {
                value = Math.multiplyExact(value, 10L);
            }
            return negative ? value : Math.negateExact(value);
        } catch (ArithmeticException e) {
            throw outOfRange(text, from, to, field);
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static MalformedRecord invalid(byte[] text, int from, int to, Field field) {
        return MalformedRecord.found(MalformedCode.INVALID_NUMBER, wanted(field), text, from, to);
    }

    private static MalformedRecord outOfRange(byte[] text, int from, int to, Field field) {
        String range = field.type() == DataType.Scalar.INT
                ? Integer.MIN_VALUE + " to " + Integer.MAX_VALUE
                : Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        return MalformedRecord.found(
                MalformedCode.NUMBER_OUT_OF_RANGE, wanted(field) + " from " + range, text, from, to);
    }

    private static String wanted(Field field) {
        return "field '" + field.name() + "': expected a whole number (" + field.type() + ")";
    }
}
