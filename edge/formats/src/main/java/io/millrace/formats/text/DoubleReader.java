package io.millrace.formats.text;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.model.data.Field;
import java.util.Arrays;

/** Reads doubles, each rounded as {@link Double#parseDouble(String)} does. */
public final class DoubleReader {
    /** Ten to these powers, and whole numbers of up to 15 digits, are doubles without rounding. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final int EXACT_DIGITS = 15;
    private static final byte[] NAN = {'N', 'a', 'N'};
    private static final byte[] INFINITY = {'I', 'n', 'f', 'i', 'n', 'i', 't', 'y'};

    private DoubleReader() {}

    /**
     * Reads {@code [+-]digits[.digits][e[+-]digits]}, {@code NaN} or {@code [+-]Infinity}; the digits on one side of the
     * point may be missing.
     *
     * @param field what the number is for, named in errors
     * @throws MalformedRecord if that is no number, or if it is larger than any double
     */
    public static double read(byte[] text, int from, int to, Field field) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        int first = at;
        int point = to;
        long digits = 0;
        while (at < to && (isDigit(text[at]) || (text[at] == '.' && point == to))) {
            if (text[at] == '.') {
                point = at;
            } else {
                digits = digits * 10 + text[at] - '0';
            }
            at++;
        }
        int count = at - first - (point < to ? 1 : 0);
        if (at < to || count == 0 || count > EXACT_DIGITS) {
            return readAny(text, from, first, to, field);
        }
        double value = point < to ? digits / POWERS[to - point - 1] : digits;
        return negative ? -value : value;
    }

    private static double readAny(byte[] text, int from, int first, int to, Field field) {
        if (is(NAN, text, from, to)) {
            return Double.NaN;
        }
        if (is(INFINITY, text, first, to)) {
            return text[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (!isDecimal(text, first, to)) {
            throw MalformedRecord.found(MalformedCode.INVALID_NUMBER, wanted(field), text, from, to);
        }
        double value = JavaDoubleParser.parseDouble(text, from, to - from);
        if (Double.isInfinite(value)) {
            throw MalformedRecord.found(
                    MalformedCode.NUMBER_OUT_OF_RANGE,
                    wanted(field) + " of at most 1.7976931348623157E308",
                    text,
                    from,
                    to);
        }
        return value;
    }

    private static boolean isDecimal(byte[] text, int first, int to) {
        int at = first;
        int digits = 0;
        boolean point = false;
        while (at < to && (isDigit(text[at]) || (text[at] == '.' && !point))) {
            point |= text[at] == '.';
            digits += text[at] == '.' ? 0 : 1;
            at++;
        }
        if (digits == 0 || at == to) {
            return digits > 0;
        }
        if ((text[at] | 0x20) != 'e') {
            return false;
        }
        at++;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        int exponent = at;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        return at == to && at > exponent;
    }

    private static boolean is(byte[] word, byte[] text, int from, int to) {
        return Arrays.equals(word, 0, word.length, text, from, to);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static String wanted(Field field) {
        return "field '" + field.name() + "': expected a number (DOUBLE)";
    }
}
