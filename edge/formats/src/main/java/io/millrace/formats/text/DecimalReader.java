package io.millrace.formats.text;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Int128;

/**
 * Reads DECIMAL values. {@code 1.50} and {@code 15e-1} are one value: what counts is the value, not how it is written. A value is exact
 * or refused. Holds a register; used by one thread.
 */
public final class DecimalReader {
    private static final int DIGITS_THAT_FIT = 18;
    private static final long MAX_EXPONENT = 4_000_000_000L;

    private final Field field;
    private final DataType.Decimal type;
    private final Int128 value = new Int128();

    /** @param field what the numbers are for: a DECIMAL, whose type bounds the values; errors name it */
    public DecimalReader(Field field) {
        this.field = field;
        this.type = (DataType.Decimal) field.type();
    }

    /**
     * Reads {@code [+-]digits[.digits][e[+-]digits]}; the digits on one side of the point may be missing.
     *
     * @return the unscaled value, valid until the next call
     * @throws MalformedRecord if that is no number, or one that the type does not have without rounding
     */
    public Int128 read(byte[] text, int from, int to) {
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
        int fraction = point < to ? to - point - 1 : 0;
        if (at < to || count == 0 || count > DIGITS_THAT_FIT || fraction > type.scale()) {
            readAny(text, from, first, to);
        } else {
            value.set(digits);
            if (!value.scaleUp(type.scale() - fraction) || !value.fits(type.precision())) {
                throw outOfRange(text, from, to);
            }
        }
        if (negative) {
            value.negate();
        }
        return value;
    }

    /** Any number of digits and an exponent, without the sign. */
    private void readAny(byte[] text, int from, int first, int to) {
        int at = first;
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
        int unit = point < 0 ? at : point;
        if (digits == 0) {
            throw invalid(text, from, to);
        }
        long exponent = exponent(text, from, at, to);
        value.set(0);
        if (lastUsed < 0) {
            return;
        }
        // The first and the last digit that is not 0 stand for ten to these powers.
        long highest = exponent + unit - firstUsed - (firstUsed < unit ? 1 : 0);
        long lowest = exponent + unit - lastUsed - (lastUsed < unit ? 1 : 0);
        if (highest >= type.wholeDigits()) {
            throw outOfRange(text, from, to);
        }
        if (lowest < -type.scale()) {
            throw MalformedRecord.found(
                    MalformedCode.NUMBER_TOO_PRECISE,
                    wanted() + " with at most " + type.scale() + " digits behind the point",
                    text,
                    from,
                    to);
        }
        // No more than 38 digits by now.
        for (int i = firstUsed; i <= lastUsed; i++) {
            if (text[i] != '.') {
                value.scaleUp(1);
                value.add(0, text[i] - '0');
            }
        }
        value.scaleUp((int) (lowest + type.scale()));
    }

    private long exponent(byte[] text, int from, int start, int to) {
        if (start == to) {
            return 0;
        }
        int at = start + 1;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        if ((text[start] | 0x20) != 'e' || at == to) {
            throw invalid(text, from, to);
        }
        long exponent = 0;
        for (; at < to; at++) {
            if (!isDigit(text[at])) {
                throw invalid(text, from, to);
            }
            exponent = Math.min(exponent * 10 + text[at] - '0', MAX_EXPONENT);
        }
        return negative ? -exponent : exponent;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private MalformedRecord invalid(byte[] text, int from, int to) {
        return MalformedRecord.found(MalformedCode.INVALID_NUMBER, wanted(), text, from, to);
    }

    private MalformedRecord outOfRange(byte[] text, int from, int to) {
        return MalformedRecord.found(
                MalformedCode.NUMBER_OUT_OF_RANGE,
                wanted() + " with at most " + type.wholeDigits() + " digits before the point",
                text,
                from,
                to);
    }

    private String wanted() {
        return "field '" + field.name() + "': expected a number (" + type + ")";
    }
}
