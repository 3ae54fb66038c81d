package io.millrace.model.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A register for a 128-bit integer in two's complement, made once for many values: the arithmetic of DECIMAL. What a method cannot
 * compute in the register it says so, and leaves anything there. Only what is said to allocate does.
 */
public final class Int128 {
    private static final int LONG_DIGITS = 18;
    private static final long[] POWERS = new long[LONG_DIGITS + 1];
    private static final long[] POWERS_HIGH = new long[DataType.Decimal.MAX_PRECISION + 1];
    private static final long[] POWERS_LOW = new long[DataType.Decimal.MAX_PRECISION + 1];
    private static final int DOUBLE_DIGITS = 22;
    private static final double[] DOUBLE_POWERS = new double[DOUBLE_DIGITS + 1];
    private static final long EXACT_DOUBLE = 1L << 53;

    static {
        BigInteger power = BigInteger.ONE;
        for (int digits = 0; digits < POWERS_LOW.length; digits++) {
            if (digits <= LONG_DIGITS) {
                POWERS[digits] = power.longValueExact();
            }
            if (digits <= DOUBLE_DIGITS) {
                DOUBLE_POWERS[digits] = power.doubleValue();
            }
            POWERS_HIGH[digits] = power.shiftRight(Long.SIZE).longValueExact();
            POWERS_LOW[digits] = power.longValue();
            power = power.multiply(BigInteger.TEN);
        }
    }

    private long high;
    private long low;

    /** Ten to the power of 0 to 18. */
    public static long powerOfTen(int digits) {
        return POWERS[digits];
    }

    /** Negative, 0 or positive as the first is less than, equal to or greater than the second. */
    public static int compare(long high, long low, long otherHigh, long otherLow) {
        return high == otherHigh ? Long.compareUnsigned(low, otherLow) : Long.compare(high, otherHigh);
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    public void set(long value) {
        set(value >> 63, value);
    }

    public void set(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /** Whether the value fits, in which case it is set. */
    public boolean set(BigInteger value) {
        set(value.shiftRight(Long.SIZE).longValue(), value.longValue());
        return value.bitLength() < 2 * Long.SIZE;
    }

    /**
     * Sets the value, rounded half away from zero to the scale of a type, as a whole number of its units; whether the type has as
     * many digits. Allocates, but not more for a greater exponent.
     */
    public boolean setRounded(BigDecimal value, DataType.Decimal type) {
        long digitsBeforePoint = (long) value.precision() - value.scale();
        if (value.signum() == 0 || digitsBeforePoint < -type.scale()) {
            set(0);
            return true;
        }
        return digitsBeforePoint <= type.wholeDigits()
                && set(value.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue())
                && fits(type.precision());
    }

    /** The value; allocates. */
    public BigInteger toBigInteger() {
        return BigInteger.valueOf(high)
                .shiftLeft(Long.SIZE)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1))
                .add(BigInteger.valueOf(low & 1));
    }

    /** Whether the value is a long, which {@link #low} then is. */
    public boolean isLong() {
        return high == low >> 63;
    }

    public int signum() {
        return high == 0 && low == 0 ? 0 : high < 0 ? -1 : 1;
    }

    /** Whether the value has at most so many digits, 1 to 38. */
    public boolean fits(int digits) {
        long boundHigh = POWERS_HIGH[digits];
        long boundLow = POWERS_LOW[digits];
        return compare(high, low, boundHigh, boundLow) < 0
                && compare(high, low, ~boundHigh + (boundLow == 0 ? 1 : 0), -boundLow) > 0;
    }

    /** Whether the sum fits into 128 bits. */
    public boolean add(long otherHigh, long otherLow) {
        long sumLow = low + otherLow;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long sumHigh = high + otherHigh + carry;
        boolean fits = ((high ^ sumHigh) & (otherHigh ^ sumHigh)) >= 0;
        set(sumHigh, sumLow);
        return fits;
    }

    /** Negates the value, which is not the least of 128 bits. */
    public void negate() {
        set(~high + (low == 0 ? 1 : 0), -low);
    }

    /** Whether the product fits into 127 bits and the sign. */
    public boolean multiply(long otherHigh, long otherLow) {
        if (isLong() && otherHigh == otherLow >> 63) {
            set(Math.multiplyHigh(low, otherLow), low * otherLow);
            return true;
        }
        boolean negative = (high ^ otherHigh) < 0;
        if (high < 0) {
            negate();
        }
        long factorHigh = otherHigh < 0 ? ~otherHigh + (otherLow == 0 ? 1 : 0) : otherHigh;
        long factorLow = otherHigh < 0 ? -otherLow : otherLow;
        if (high != 0 && factorHigh != 0) {
            return false;
        }
        // One factor has 64 bits: the product is (longHigh * 2^64 + longLow) * word.
        long word = high == 0 ? low : factorLow;
        long longHigh = high == 0 ? factorHigh : high;
        long longLow = high == 0 ? factorLow : low;
        long middle = longHigh * word;
        long carry = Math.unsignedMultiplyHigh(longLow, word);
        if (Math.unsignedMultiplyHigh(longHigh, word) != 0 || middle < 0 || carry < 0 || middle + carry < 0) {
            return false;
        }
        set(middle + carry, longLow * word);
        if (negative) {
            negate();
        }
        return true;
    }

    /** Multiplies by a power of ten, 0 to 38 digits; whether the product fits. */
    public boolean scaleUp(int digits) {
        return digits == 0 || multiply(POWERS_HIGH[digits], POWERS_LOW[digits]);
    }

    /**
     * Divides by a power of ten. Allocates if the value is no long.
     *
     * @param digits 0 or more
     * @param mode DOWN, FLOOR, CEILING or HALF_UP
     */
    public void scaleDown(int digits, RoundingMode mode) {
        if (digits == 0) {
            return;
        }
        if (!isLong() || digits > LONG_DIGITS) {
            set(new BigDecimal(toBigInteger(), digits).setScale(0, mode).unscaledValue());
            return;
        }
        long power = POWERS[digits];
        long rest = low % power;
        boolean away =
                switch (mode) {
                    case FLOOR -> rest < 0;
                    case CEILING -> rest > 0;
                    case HALF_UP -> Math.abs(rest) >= power - Math.abs(rest);
                    default -> false;
                };
        set(low / power + (away ? rest < 0 ? -1 : 1 : 0));
    }

    /**
     * Sets {@code dividend * 10^digits / divisor}, rounded half away from zero.
     *
     * @param divisor not 0
     * @return false if the divisor has more than 18 digits or the quotient more than 38
     */
    public boolean setQuotient(long dividend, int digits, long divisor) {
        long by = Math.abs(divisor);
        if (by < 0 || by >= POWERS[LONG_DIGITS]) {
            return false;
        }
        long magnitude = Math.abs(dividend);
        set(0, Long.divideUnsigned(magnitude, by));
        long rest = Long.remainderUnsigned(magnitude, by);
        int most = digitsAtOnce(by);
        for (int left = digits; left > 0; left -= most) {
            int step = Math.min(left, most);
            rest *= POWERS[step];
            if (!multiply(0, POWERS[step]) || !add(0, Long.divideUnsigned(rest, by))) {
                return false;
            }
            rest = Long.remainderUnsigned(rest, by);
        }
        if (rest >= by - rest && !add(0, 1)) {
            return false;
        }
        if ((dividend ^ divisor) < 0) {
            negate();
        }
        return fits(DataType.Decimal.MAX_PRECISION);
    }

    /**
     * Sets what {@code dividend * 10^digits} leaves when it is divided, with the sign of the dividend.
     *
     * @param divisor not 0
     * @return false if the divisor has more than 18 digits, and digits are to be added
     */
    public boolean setRemainder(long dividend, int digits, long divisor) {
        long by = Math.abs(divisor);
        if (digits > 0 && (by < 0 || by >= POWERS[LONG_DIGITS])) {
            return false;
        }
        long rest = Long.remainderUnsigned(Math.abs(dividend), by);
        int most = digits > 0 ? digitsAtOnce(by) : 1;
        for (int left = digits; left > 0; left -= most) {
            rest = Long.remainderUnsigned(rest * POWERS[Math.min(left, most)], by);
        }
        set(dividend < 0 ? -rest : rest);
        return true;
    }

    /** By how many digits a rest of this divisor can be longer and still have 64 bits; one at least, below 10^18. */
    private static int digitsAtOnce(long divisor) {
        int digits = 1;
        while (digits < LONG_DIGITS
                && Long.compareUnsigned(divisor, Long.divideUnsigned(-1L, POWERS[digits + 1])) <= 0) {
            digits++;
        }
        return digits;
    }

    /** The nearest double of the value divided by a power of ten, 0 to 38 digits. Allocates if the value has more than 53 bits. */
    public double toDouble(int digits) {
        if (isLong() && Math.abs(low) <= EXACT_DOUBLE && digits <= DOUBLE_DIGITS && low != Long.MIN_VALUE) {
            return low / DOUBLE_POWERS[digits];
        }
        return new BigDecimal(toBigInteger(), digits).doubleValue();
    }
}
