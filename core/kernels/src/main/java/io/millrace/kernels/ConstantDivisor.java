package io.millrace.kernels;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A divisor that all rows have in common, as a multiplication by its reciprocal in 64 bits and a shift: a third of what the processor's own
 * division costs (T. Granlund, P. Montgomery, Division by invariant integers using multiplication, 1994). Exact for every dividend.
 */
public final class ConstantDivisor {
    private final long divisor;

    /** The reciprocal of the magnitude, times 2<sup>64 + shift</sup> and less 2<sup>64</sup>, for which the dividend is added. */
    private final long multiplier;

    private final int shift;

    /** All ones for a divisor below 0, which negates the quotient. */
    private final long sign;

    private ConstantDivisor(long divisor, long multiplier, int shift) {
        this.divisor = divisor;
        this.multiplier = multiplier;
        this.shift = shift;
        this.sign = divisor >> 63;
    }

    /** Empty for 0, 1, -1 and the least long: nothing is gained, or some dividends have no quotient. */
    public static Optional<ConstantDivisor> of(long divisor) {
        long magnitude = Math.abs(divisor);
        if (magnitude < 2) {
            return Optional.empty();
        }
        // 2^(shift + 1) is the least power of two that is not less than the magnitude: enough for dividends of 63 bits
        // and a sign.
        int shift = Long.SIZE - Long.numberOfLeadingZeros(magnitude - 1) - 1;
        BigInteger reciprocal = BigInteger.ONE
                .shiftLeft(Long.SIZE + shift)
                .divide(BigInteger.valueOf(magnitude))
                .add(BigInteger.ONE);
        return Optional.of(new ConstantDivisor(divisor, reciprocal.longValue(), shift));
    }

    /** {@code dividend / divisor}, truncated toward zero. */
    public long quotient(long dividend) {
        long high = Math.multiplyHigh(multiplier, dividend) + dividend;
        long quotient = (high >> shift) + (dividend >>> 63);
        return (quotient ^ sign) - sign;
    }

    /** {@code dividend % divisor}, with the sign of the dividend. */
    public long remainder(long dividend) {
        return dividend - quotient(dividend) * divisor;
    }
}
